# One image for every role; ./pivot5 starts it here as it does in a checkout.
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends unzip && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./pivot5 build

FROM eclipse-temurin:25-jre
RUN useradd --uid 10001 --create-home --home-dir /var/lib/pivot5 pivot5
WORKDIR /opt/pivot5
COPY pivot5 ./
COPY launch/ launch/
COPY conf/ conf/
COPY --from=build /src/app/target/pivot5/ app/target/pivot5/
USER pivot5
ENV PIVOT5_HOST=0.0.0.0 PIVOT5_PORT=8080 PIVOT5_HOME=/var/lib/pivot5
VOLUME /var/lib/pivot5
EXPOSE 8080
# The image has no curl; bash speaks enough HTTP.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$PIVOT5_PORT && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["/opt/pivot5/pivot5"]
CMD ["serve"]
