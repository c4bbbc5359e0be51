using System.Globalization;

namespace PostHog.Benchmarks.Scale;

/// <summary>
/// What 10 000 processes ask of PostHog: after a deployment, in the long run, and after an hour's outage. Prints the figures
/// of <c>docs/scale.md</c> and draws its plots. The same figures every time.
/// </summary>
internal static class ScaleReport
{
    private const int Instances = 10_000;
    private const int Hour = 3600;

    private static readonly (double, double) NoOutage = (double.MaxValue, double.MaxValue);

    /// <summary>Understands <c>scale [FOLDER]</c>, the folder for the plots.</summary>
    public static int Run(string[] arguments)
    {
        var folder = arguments.Length > 0 ? arguments[0] : "docs";
        Deployment(folder);
        Refusals(folder);
        Outage(folder);
        Events(folder);
        Polling();
        return 0;
    }

    private static void Deployment(string folder) =>
        Polls(
            Path.Combine(folder, "scale-deployment.png"),
            "10 000 processes start within 10 seconds",
            (0, 240),
            () => new(int.MaxValue, null, NoOutage, 600),
            (name, endpoint, _) =>
                $"deployment within 10 s, {name}: {Peak(endpoint, 15, 600)}/s at most after the start"
        );

    private static void Refusals(string folder) =>
        Polls(
            Path.Combine(folder, "scale-limit.png"),
            "The same start, at an endpoint that answers 400 requests per second",
            (0, 240),
            () => new(400, "30", NoOutage, 900),
            (name, endpoint, loaded) =>
                $"limit of 400/s, {name}: all loaded after {loaded:0} s, {Refused(endpoint, 0, 900)} refusals"
        );

    private static void Outage(string folder)
    {
        const int begins = 600;
        const int end = begins + Hour;
        Polls(
            Path.Combine(folder, "scale-outage.png"),
            "Polls after an outage from second 600 to 4 200",
            (4100, 5000),
            () => new(400, "30", (begins, end), end + Hour),
            (name, endpoint, _) =>
                $"definitions after an hour's outage, {name}: {Peak(endpoint, end, end + 900)}/s at most, {Refused(endpoint, end, end + 900)} refusals, {endpoint.Arrived.Skip(begins).Take(Hour).Sum() / (double)Instances:0.0} polls of each process during it"
        );
    }

    // A fleet that starts within ten seconds, with a tenth of jitter and with the spread of the library.
    private static void Polls(
        string plot,
        string title,
        (int From, int Until) seconds,
        Func<SimulatedEndpoint> endpoint,
        Func<string, SimulatedEndpoint, double, FormattableString> describe
    )
    {
        var lines = new List<(string, IReadOnlyList<int>)>();
        foreach (var isSpread in new[] { false, true })
        {
            var asked = endpoint();
            var loaded = new PollingFleet(Instances, 10, isSpread).Run(asked);
            var name = isSpread ? "spread" : "a tenth of jitter";
            Say(describe(name, asked, loaded));
            lines.Add((name, asked.Arrived));
        }

        ScalePlots.Save(plot, title, lines, seconds);
    }

    private static void Events(string folder)
    {
        const int begins = 600;
        const int end = begins + Hour;
        const int limit = 4000;
        var lines = new List<(string, IReadOnlyList<int>)>();
        foreach (var retryAfter in new[] { null, "10" })
        {
            var endpoint = new SimulatedEndpoint(limit, retryAfter, (begins, end), end + Hour);
            var fleet = new SendingFleet(Instances, eventsPerSecond: 1);
            fleet.Run(endpoint);
            var name = retryAfter is null ? "without Retry-After" : "with Retry-After: 10";
            lines.Add((name, endpoint.Arrived));
            Say(
                $"events after an hour's outage, {name}: {fleet.Delivered / 1e6:0.00} million events delivered, {fleet.Lost / 1e6:0.00} million lost, {Peak(endpoint, end, end + Hour)}/s at most, {Refused(endpoint, end, end + Hour)} refusals, caught up after {fleet.BehindUntil - end:0} s"
            );
        }

        ScalePlots.Save(
            Path.Combine(folder, "scale-events.png"),
            "Requests with events after the same outage, at an endpoint that answers 4 000 per second",
            lines,
            (4100, 5200)
        );
    }

    // What the polls of a day transfer, when the definitions change ten times.
    private static void Polling()
    {
        const double megabytes = 0.4;
        const double headers = 0.0005;
        const int changes = 10;
        var polls = 24.0 * Hour / 31.5;
        Say($"polls: {Instances / 31.5:0}/s, {Instances * polls / 1e6:0.0} million a day");
        Say($"without ETags: {Instances * polls * megabytes / 1e6:0.0} TB a day");
        Say(
            $"with ETags: {Instances * ((polls * headers) + (changes * megabytes)) / 1e3:0} GB a day"
        );
        Say(
            $"with a shared store: {((polls * headers) + (changes * megabytes)):0} MB a day from PostHog"
        );
    }

    private static int Peak(SimulatedEndpoint endpoint, int from, int until) =>
        endpoint.Arrived.Skip(from).Take(until - from).Max();

    private static int Refused(SimulatedEndpoint endpoint, int from, int until) =>
        endpoint.Arrived.Skip(from).Take(until - from).Sum()
        - endpoint.Accepted.Skip(from).Take(until - from).Sum();

    private static void Say(FormattableString line) =>
        Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
