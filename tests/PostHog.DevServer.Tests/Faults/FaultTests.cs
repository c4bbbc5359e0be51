namespace PostHog.Development.Tests.Faults;

internal sealed class FaultTests
{
    private static readonly Dictionary<string, ScriptedResult> NoResults = [];

    private static readonly Fault[] Unplayable =
    [
        new(),
        new() { Count = 0, Status = 503 },
        new() { Status = 199 },
        new() { Status = 600 },
        new() { Delay = TimeSpan.FromTicks(-1) },
        new() { Delay = TimeSpan.FromMinutes(11) },
        new() { RetryAfter = "1\r\nX: y" },
        new() { Abort = true, Status = 503 },
        new() { Abort = true, Truncate = true },
        new() { Abort = true, Body = "" },
        new() { Abort = true, RetryAfter = "1" },
        new() { Status = 204, Body = "text" },
        new() { Status = 304, Truncate = true },
        new() { Abort = true, Reset = true },
        new() { Reset = true, Status = 503 },
        new() { Abort = true, Stall = TimeSpan.FromSeconds(1) },
        new() { Stall = TimeSpan.FromTicks(-1) },
        new() { Stall = TimeSpan.FromMinutes(11) },
        new() { Status = 204, Stall = TimeSpan.FromSeconds(1) },
        new() { Location = "/" },
        new() { Location = "/", Status = 200 },
        new() { Location = "é", Status = 307 },
        new() { Results = NoResults, Status = 503 },
        new() { Results = NoResults, Body = "" },
        new() { Results = NoResults, Reset = true },
    ];

    [TestCaseSource(nameof(Unplayable))]
    public async Task Is_rejected_when_its_settings_conflict(Fault fault)
    {
        await using var server = await DevServer.StartAsync();

        Assert.That(() => server.InjectFault(fault), Throws.ArgumentException);
    }
}
