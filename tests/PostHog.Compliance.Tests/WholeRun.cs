using PostHog.Compliance.Tests.Driving;

namespace PostHog.Compliance.Tests;

/// <summary>Ends the adapters after the last test.</summary>
[SetUpFixture]
internal sealed class WholeRun
{
    [OneTimeTearDown]
    public Task StopAsync() => Adapters.StopAllAsync();
}
