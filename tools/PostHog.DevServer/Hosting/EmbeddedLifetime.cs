using Microsoft.Extensions.Hosting;

namespace PostHog.Development.Hosting;

/// <summary>
/// Leaves the process alone. The usual lifetime would catch Ctrl+C and SIGTERM, which belong to the
/// program the server was started in.
/// </summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
