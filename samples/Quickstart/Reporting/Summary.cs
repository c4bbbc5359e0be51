using PostHog;

namespace Quickstart.Reporting;

/// <summary>The short report: one line for each subject, with a cell for each package, then the totals.</summary>
internal sealed class Summary
{
    private static readonly string[] Packages = ["PostHog.Async", "PostHog.Blocking"];

    private readonly List<(string Subject, string Package, string Text)> _cells = [];
    private readonly Expectations _expectations = new();
    private int _captured;
    private int _delivered;

    /// <summary>Says what came of a subject in a package.</summary>
    public void Add(string subject, string package, string text) =>
        _cells.Add((subject, package, text));

    /// <summary>Counts events that a client took, and how many of them arrived.</summary>
    public void Count(int captured, int delivered)
    {
        _captured += captured;
        _delivered += delivered;
    }

    /// <summary>Counts expectations.</summary>
    public void Count(Expectations expectations) => _expectations.Add(expectations);

    /// <summary>Says how events ended.</summary>
    public static string Describe(IReadOnlyCollection<EventVerdict> verdicts)
    {
        var delivered = verdicts.Count(verdict => verdict.Outcome == DeliveryOutcome.Delivered);
        var refused = verdicts.Count(IsRefused);
        var rest = verdicts.Count - delivered - refused;
        return $"{delivered} delivered"
            + (refused > 0 ? $", {refused} refused" : "")
            + (rest > 0 ? $", {rest} not known to be delivered" : "");
    }

    /// <summary>Whether the server refused an event, and the client said so.</summary>
    public static bool IsRefused(EventVerdict verdict) =>
        verdict.Failure?.Kind == PostHogFailureKind.Refused;

    public void Write(TextWriter output)
    {
        output.WriteLine();
        var table = new Table(
            output,
            new Column("", 37),
            new Column(Packages[0], 31),
            new Column(Packages[1], 31)
        );
        table.WriteRow(["", .. Packages]);
        foreach (var subject in _cells.Select(cell => cell.Subject).Distinct())
        {
            table.WriteRow([subject, .. Packages.Select(package => Text(subject, package))]);
        }

        output.WriteLine();
        output.WriteLine(
            $"{_captured} captured, {_delivered} delivered, {_captured - _delivered} lost. {Verdict()}"
        );
    }

    private string Text(string subject, string package) =>
        string.Join(
            ", ",
            _cells
                .Where(cell => cell.Subject == subject && cell.Package == package)
                .Select(cell => cell.Text)
        );

    private string Verdict() =>
        _expectations.Broken.Count > 0
            ? $"{_expectations.Broken.Count} of {_expectations.Count} expectations did not hold: see FAILED above."
            : $"All {_expectations.Count} expectations held. Details: -- --verbose";
}
