package io.pivot5.hdf5.internal.filter;

import java.util.Arrays;
import java.util.Objects;

/// One entry of a filter pipeline message.
///
/// @param id the registered number of the filter
/// @param name the name stored in the file, or an empty string
/// @param optional whether a writer may have left it out when it failed
/// @param clientData the parameters stored with it
// The array is copied on the way in and out and compared by content.
@SuppressWarnings("ArrayRecordComponent")
public record FilterDescription(int id, String name, boolean optional, int[] clientData) {

    /// Copies the client data.
    public FilterDescription {
        clientData = clientData.clone();
    }

    @Override
    public int[] clientData() {
        return clientData.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FilterDescription that
                && id == that.id
                && optional == that.optional
                && name.equals(that.name)
                && Arrays.equals(clientData, that.clientData);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, name, optional, Arrays.hashCode(clientData));
    }
}
