using PostHog.Capture;
using PostHog.Diagnostics;
using PostHog.Setup;
using PostHog.Spool;
using PostHog.Time;

namespace PostHog.Async.Spool;

/// <summary>Goes through the files of a spool once: sends what they hold, and deletes those that are done.</summary>
internal sealed class SpoolFileReplay(
    SpoolParts parts,
    SpoolFolder folder,
    SpoolBatchSender sender,
    SpoolLosses losses,
    Clock clock,
    PostHogLog log
)
{
    // A process creates a file before it writes to it.
    private static readonly TimeSpan MostTimeEmpty = TimeSpan.FromMinutes(1);

    /// <summary>Sends the events of all files, until an attempt fails.</summary>
    /// <param name="stop">Ends the work; what is not known to be delivered stays in its file.</param>
    /// <returns>Why it ended early; null if nothing is left that this client can send.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<PostHogFailure?> SendAllAsync(CancellationToken stop)
    {
        folder.DeleteSetAside(clock.UtcNow - parts.MaxAge);
        foreach (var name in folder.Files)
        {
            stop.ThrowIfCancellationRequested();
            var failure = await SendFileAsync(name, stop).ConfigureAwait(false);
            losses.Report();
            if (failure is not null)
            {
                log.ReplayFailed(failure);
                return failure;
            }
        }

        return null;
    }

    private async Task<PostHogFailure?> SendFileAsync(SpoolFileName name, CancellationToken stop)
    {
        var file = OpenedSpoolFile.TryOpen(folder, name, log);
        if (file is null)
        {
            return null;
        }

        PostHogFailure? failure;
        using (file)
        {
            failure = await SendOrExpireAsync(name, file, stop).ConfigureAwait(false);
        }

        if (file.Contents.Header is null)
        {
            Skip(name, file.Contents);
        }
        else if (failure is null)
        {
            folder.Delete(name);
        }

        return failure;
    }

    private async Task<PostHogFailure?> SendOrExpireAsync(
        SpoolFileName name,
        OpenedSpoolFile file,
        CancellationToken stop
    )
    {
        if (file.Contents.Unreadable > 0)
        {
            log.SpoolFileSkipped(name.Text, "has lines that cannot be read, which are skipped");
        }

        var pending = file.Contents.Pending;
        if (clock.UtcNow - name.Created > parts.MaxAge)
        {
            losses.Add(pending, EventFailures.SpoolExpired);
            file.Settle([.. pending.Select(one => one.Event.Uuid)]);
            return null;
        }

        return await sender.SendAsync(file, stop).ConfigureAwait(false);
    }

    private void Skip(SpoolFileName name, SpoolContents contents)
    {
        if (contents.IsOfOtherVersion)
        {
            log.SpoolFileSkipped(name.Text, "was written by another version, and stays as it is");
        }
        else if (!contents.IsEmpty)
        {
            log.SpoolFileSkipped(name.Text, "cannot be read; it gets the extension .unreadable");
            folder.SetAside(name);
        }
        else if (clock.UtcNow - name.Created > MostTimeEmpty)
        {
            folder.Delete(name);
        }
    }
}
