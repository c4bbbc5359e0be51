namespace PostHog.Development.Tests.Storms;

internal sealed class StormTests
{
    private static readonly Storm[] Senseless =
    [
        new(),
        new() { Abort = -0.1 },
        new() { Abort = 1.1 },
        new() { Abort = double.NaN },
        new() { Abort = 0.6, Reset = 0.6 },
        new() { Abort = 0.6, Statuses = Statuses((503, 0.6)) },
        new() { Statuses = Statuses((200, 0.1)) },
        new() { Statuses = Statuses((600, 0.1)) },
        new() { Statuses = Statuses((503, 2)) },
        new() { Abort = 0.1, StoredShare = 2 },
        new() { Abort = 0.1, RetryAfterShare = -1 },
        new() { Abort = 0.1, PartialShare = 2 },
        new() { Abort = 0.1, MaxConsecutive = 0 },
        new() { Abort = 0.1, TooLargeAbove = 0 },
        new() { Abort = 0.1, StallFor = TimeSpan.FromDays(2) },
        new() { Abort = 0.1, RetryAfter = TimeSpan.FromTicks(-1) },
    ];

    [TestCaseSource(nameof(Senseless))]
    public async Task Is_rejected_when_invalid(Storm storm)
    {
        await using var server = await DevServer.StartAsync();

        Assert.That(() => server.StartStorm(storm), Throws.ArgumentException);
    }

    [Test]
    public async Task Can_fail_every_request()
    {
        await using var server = await DevServer.StartAsync();
        var storm = new Storm { Abort = 0.7, Statuses = Statuses((503, 0.2), (502, 0.1)) };

        Assert.That(() => server.StartStorm(storm), Throws.Nothing);
    }

    private static Dictionary<int, double> Statuses(params (int Status, double Chance)[] rows) =>
        rows.ToDictionary(row => row.Status, row => row.Chance);
}
