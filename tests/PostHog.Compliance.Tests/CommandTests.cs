using PostHog.Compliance.Tests.Driving;

namespace PostHog.Compliance.Tests;

internal sealed class CommandTests
{
    [TestCase("--mode", "v2")]
    [TestCase("--encoding", "zip")]
    [TestCase("--client", "red")]
    [TestCase("--transport", "pigeon")]
    [TestCase("--port", "x")]
    public async Task Reports_invalid_arguments(string option, string value)
    {
        var (exitCode, error) = await AdapterProcess.RunAsync(option, value);

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain(value));
    }

    [TestCase("deflate")]
    [TestCase("br")]
    public async Task Rejects_an_encoding_that_V0_cannot_read(string encoding)
    {
        var (exitCode, error) = await AdapterProcess.RunAsync(
            "--mode",
            "v0",
            "--encoding",
            encoding
        );

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain(encoding).And.Contain("--mode v1"));
    }
}
