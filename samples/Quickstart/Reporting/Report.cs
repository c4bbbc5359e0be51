using PostHog;
using PostHog.Development;
using Quickstart.Steps;

namespace Quickstart.Reporting;

/// <summary>Prints each step as soon as it is over, then what arrived, then whether everything held.</summary>
internal sealed class Report(TextWriter output)
{
    private readonly Expectations _all = new();
    private readonly List<string> _delivered = [];
    private readonly Table _steps = new(
        output,
        new Column("package", 16),
        new Column("sent", 21),
        new Column("answered", 11),
        new Column("result", 16),
        new Column("attempts", 8, IsNumber: true),
        new Column("took", 8, IsNumber: true)
    );

    public void Open(string headline)
    {
        output.WriteLine(headline);
        output.WriteLine();
        _steps.WriteHead();
    }

    /// <summary>Prints a step and, below it, why it was not delivered and what did not hold.</summary>
    public void Add(Take take, Expectations expect)
    {
        _steps.WriteRow(
            take.Step.Package,
            take.Step.Title,
            Words.Answer(take),
            Words.Result(take.Result),
            Words.Count(take.Result?.Attempts ?? 0),
            Words.Milliseconds(take.Duration)
        );
        if (take.Result?.Failure is { } failure)
        {
            _steps.WriteNote(failure.ToString());
        }

        if (take.Traffic is { } traffic && take.Step.Tell(traffic) is { } note)
        {
            _steps.WriteNote(note);
        }

        foreach (var broken in expect.Broken)
        {
            _steps.WriteNote($"FAILED: {broken}");
        }

        _all.Add(expect);
        _delivered.AddRange(DeliveredBy(take));
    }

    /// <summary>Prints flags and, below them, why they are what they are and what did not hold.</summary>
    public void Add(
        FlagStep step,
        FeatureFlagEvaluations flags,
        Traffic traffic,
        TimeSpan took,
        Expectations expect
    )
    {
        _steps.WriteRow(
            step.Package,
            step.Title,
            traffic.Statuses,
            FlagStep.Describe(flags),
            Words.Count(traffic.Requests.Count),
            Words.Milliseconds(took)
        );
        _steps.WriteNote(FlagStep.Explain(flags));
        foreach (var broken in expect.Broken)
        {
            _steps.WriteNote($"FAILED: {broken}");
        }

        _all.Add(expect);
    }

    /// <summary>Prints the end and returns the exit code: 0 only if every expectation held.</summary>
    public int Close(DevServer? server)
    {
        output.WriteLine();
        if (server is not null)
        {
            Arrivals.Write(output, server);
            CheckArrivals(server);
            output.WriteLine();
        }

        output.WriteLine(Verdict(server is not null));
        return _all.Broken.Count == 0 ? 0 : 1;
    }

    private string Verdict(bool arrivalsAreKnown)
    {
        if (_all.Broken.Count > 0)
        {
            return $"{_all.Broken.Count} of {_all.Count} expectations did not hold: see FAILED above.";
        }

        return arrivalsAreKnown
            ? $"All {_all.Count} expectations held: what was reported as delivered arrived, once."
            : $"All {_all.Count} expectations held: PostHog accepted every event.";
    }

    private void CheckArrivals(DevServer server)
    {
        var expect = new Expectations();
        expect.Equal(
            "ids at the server, all in all",
            string.Join(' ', _delivered),
            string.Join(' ', server.Events.Select(received => received.Uuid))
        );
        foreach (var broken in expect.Broken)
        {
            output.WriteLine($"  FAILED: {broken}");
        }

        _all.Add(expect);
    }

    private static IEnumerable<string> DeliveredBy(Take take) =>
        (take.Result?.Verdicts ?? [])
            .Where(verdict => verdict.Outcome == DeliveryOutcome.Delivered)
            .Select(verdict => verdict.Uuid.ToString("D"));
}
