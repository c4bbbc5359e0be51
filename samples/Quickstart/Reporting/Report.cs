using PostHog;
using PostHog.Development;
using Quickstart.Steps;
using EventVerdict = PostHog.EventVerdict;

namespace Quickstart.Reporting;

/// <summary>Prints each step as soon as it is over, then what arrived, then whether everything held.</summary>
internal sealed class Report(TextWriter output, Summary summary)
{
    private readonly Expectations _all = new();
    private readonly List<(string Package, EventVerdict Verdict)> _verdicts = [];
    private readonly List<(string Package, string Text)> _flags = [];
    private readonly Table _steps = new(
        output,
        new Column("package", 16),
        new Column("sent", 21),
        new Column("answered", 11),
        new Column("result", 16),
        new Column("attempts", 8, IsNumber: true),
        new Column("took", 8, IsNumber: true)
    );

    public void Open()
    {
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
        _verdicts.AddRange(
            (take.Result?.Verdicts ?? []).Select(verdict => (take.Step.Package, verdict))
        );
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
        if (!step.IsOutage)
        {
            _flags.Add((step.Package, FlagStep.Describe(flags)));
        }

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
        Summarise(server);
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
            string.Join(' ', Delivered),
            string.Join(' ', server.Events.Select(received => received.Uuid))
        );
        foreach (var broken in expect.Broken)
        {
            output.WriteLine($"  FAILED: {broken}");
        }

        _all.Add(expect);
    }

    private void Summarise(DevServer? server)
    {
        summary.Count(_all);
        summary.Count(
            _verdicts.Count(one => !Summary.IsRefused(one.Verdict)),
            server?.DistinctUuidCount ?? Delivered.Count()
        );
        foreach (var package in _verdicts.GroupBy(one => one.Package, one => one.Verdict))
        {
            summary.Add("events captured", package.Key, Summary.Describe([.. package]));
        }

        foreach (var (package, flags) in _flags)
        {
            summary.Add("3 flags, evaluated by the server", package, flags);
        }
    }

    private IEnumerable<string> Delivered =>
        _verdicts
            .Where(one => one.Verdict.Outcome == DeliveryOutcome.Delivered)
            .Select(one => one.Verdict.Uuid.ToString("D"));
}
