using PostHog.Capture;
using PostHog.Diagnostics;
using PostHog.Setup;
using PostHog.Spool;

namespace PostHog.Async.Spool;

/// <summary>Keeps the files of a spool within their limit: drops the oldest ones when there is no room.</summary>
internal sealed class SpoolSpace(
    SpoolParts parts,
    SpoolFolder folder,
    SpoolLosses losses,
    PostHogLog log
)
{
    /// <summary>Makes room for another file; false if other processes use all of it.</summary>
    public bool TryFree()
    {
        if (HasRoom())
        {
            return true;
        }

        folder.DeleteSetAside();
        foreach (var name in folder.Files)
        {
            if (HasRoom())
            {
                break;
            }

            Drop(name);
        }

        return HasRoom();
    }

    private bool HasRoom() => folder.Bytes + parts.FileBytes <= parts.MaxBytes;

    private void Drop(SpoolFileName name)
    {
        using (var file = OpenedSpoolFile.TryOpen(folder, name, log))
        {
            if (file is null)
            {
                return;
            }

            losses.Add(file.Contents.Pending, EventFailures.SpoolFull);
        }

        folder.Delete(name);
    }
}
