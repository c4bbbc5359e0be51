using PostHog.Compliance.Tests.Driving;

namespace PostHog.Compliance.Tests;

internal sealed class CommandTests
{
    [TestCase("--mode", "v2")]
    [TestCase("--encoding", "zip")]
    [TestCase("--client", "red")]
    [TestCase("--port", "x")]
    public async Task Says_what_is_wrong_with_its_arguments(string option, string value)
    {
        var (exitCode, error) = await AdapterProcess.RunAsync(option, value);

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain(value));
    }
}
