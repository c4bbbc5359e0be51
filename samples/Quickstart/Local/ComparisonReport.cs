using System.Globalization;
using PostHog.Development;
using Quickstart.Reporting;

namespace Quickstart.Local;

/// <summary>Prints how flags evaluated in the process compare with the same flags evaluated by the server.</summary>
internal sealed class ComparisonReport(
    TextWriter output,
    Summary summary,
    DevServer server,
    QuestionCounter questions
)
{
    public const int People = 50;

    private const int Share = 25;
    private const string Subject = "3 flags of 50 users, local and server";

    private readonly Expectations _all = new();
    private readonly Table _table = new(
        output,
        new Column("package", 16),
        new Column("what", 36),
        new Column("here", 10, IsNumber: true),
        new Column("server", 10, IsNumber: true),
        new Column("so", 20)
    );

    public DevServer Server => server;

    public void Open()
    {
        output.WriteLine();
        output.WriteLine("Flags evaluated here, in the process, and by the server:");
        output.WriteLine();
        _table.WriteHead();
    }

    /// <summary>Has the flag be on for so many percent of all users, before anybody asks.</summary>
    public void SetShare(int share) => server.SetFlags(Project.Definitions(share));

    /// <summary>Changes that while clients have the definitions.</summary>
    public Edit Edit(int share)
    {
        server.SetFlags(Project.Definitions(share));
        return new Edit();
    }

    public void Ready(bool isReady) => _all.That(isReady, "definitions are loaded");

    public void Add(string package, Answers answers)
    {
        var expect = new Expectations();
        expect.Equal("answers", 3 * People, answers.Count);
        expect.Equal("answers that are the same", answers.Count, answers.Same);
        expect.Equal("questions to the server", People, questions.Take());
        var counts = Words.Count(answers.Count);
        var same = $"{Words.Count(answers.Same)} the same";
        Write(expect, package, $"3 flags of {People} users", counts, counts, same);
        summary.Add(Subject, package, $"{answers.Same} of {answers.Count} agree");
    }

    // How fast is a figure to look at: what holds on an idle machine need not hold on a busy one.
    public void Add(string package, Pace here, Pace there)
    {
        var ratio = (int)(there.Microseconds / here.Microseconds);
        var expect = new Expectations();
        expect.Equal("questions to the server", there.Reads, questions.Take());
        Write(
            expect,
            package,
            "one flag, each time",
            Time($"{here.Microseconds:0.00} µs"),
            Time($"{there.Microseconds:0} µs"),
            Time($"{ratio} times faster")
        );
        summary.Add(Subject, package, Time($"{here.Microseconds:0.00} µs each"));
    }

    public void AddRollout(string package, int here, int there)
    {
        var expect = new Expectations();
        expect.Equal("users with the flag", there, here);
        expect.That(
            Math.Abs(here - (Project.RolloutUsers * Share / 100)) <= 40,
            $"about {Share} % have it, but {here} of {Project.RolloutUsers} do"
        );
        expect.Equal("questions to the server", Project.RolloutUsers, questions.Take());
        Write(
            expect,
            package,
            $"a rollout to {Share} % of {Project.RolloutUsers} users",
            Words.Count(here),
            Words.Count(there),
            here == there ? "the same" : "different"
        );
    }

    public void Add(string package, Edit edit, int here)
    {
        var took = edit.Elapsed;
        var expect = new Expectations();
        expect.Equal("users with the flag, after the edit", Project.RolloutUsers, here);
        expect.Equal("questions to the server", 0, questions.Take());
        Write(
            expect,
            package,
            "the rollout, edited to 100 %",
            Words.Count(here),
            "not asked",
            $"seen after {Words.Milliseconds(took)}"
        );
    }

    /// <summary>Prints whether everything held and returns the exit code: 0 only if it did.</summary>
    public int Close()
    {
        summary.Count(_all);
        output.WriteLine();
        output.WriteLine(
            _all.Broken.Count > 0
                ? $"{_all.Broken.Count} of {_all.Count} expectations did not hold: see FAILED above."
                : $"All {_all.Count} expectations held: what is answered here is what the server says."
        );
        return _all.Broken.Count == 0 ? 0 : 1;
    }

    private void Write(Expectations expect, params IReadOnlyList<string> cells)
    {
        _table.WriteRow(cells);
        foreach (var broken in expect.Broken)
        {
            _table.WriteNote($"FAILED: {broken}");
        }

        _all.Add(expect);
    }

    private static string Time(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);
}
