using Microsoft.CodeAnalysis;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Behaviour;

/// <summary>
/// Programs that a translation without types gets wrong, by cause: each is refused, or does the same in both forms.
/// </summary>
[TestFixture]
internal sealed class CauseTests
{
    private static readonly Additional Shims = new(
        "Shims.cs",
        TortureCase.Support("Twins.blocking.txt")
    );

    private static readonly Lazy<ProgramRun> AsyncForm = new(() =>
        ProgramRun.OfAsync(Texts(TrialProgram.All))
    );

    private static readonly Lazy<ProgramRun> BlockingForm = new(() =>
        ProgramRun.OfBlocking(Texts(Allowed))
    );

    private static IEnumerable<TrialProgram> Refused =>
        TrialProgram.All.Where(program => program.IsRefused);

    private static IEnumerable<TrialProgram> Allowed =>
        TrialProgram.All.Where(program => !program.IsRefused);

    [TestCaseSource(nameof(Refused))]
    public async Task Is_refused(TrialProgram program)
    {
        Assert.That(AsyncForm.Value.Errors(NameOf(program)), Is.Empty);
        Assert.That(await ObjectionsAsync(program), Has.Member(program.Expected));
    }

    [TestCaseSource(nameof(Allowed))]
    public async Task Behaves_the_same_in_both_forms(TrialProgram program)
    {
        var name = NameOf(program);
        Assert.That(await ObjectionsAsync(program), Is.Empty);
        Assert.That(AsyncForm.Value.Errors(name), Is.Empty);
        Assert.That(BlockingForm.Value.Errors(name), Is.Empty);

        var expected = await AsyncForm.Value.LogAsync(name);

        Assert.That(expected, Is.Not.Empty);
        Assert.That(expected, Has.None.StartsWith("failed: "));
        Assert.That(await BlockingForm.Value.LogAsync(name), Is.EqualTo(expected));
    }

    private static IEnumerable<(string Name, string Text)> Texts(
        IEnumerable<TrialProgram> programs
    ) => programs.Select(program => (NameOf(program), program.Text));

    private static string NameOf(TrialProgram program) =>
        "P" + TrialProgram.All.ToList().IndexOf(program);

    private static async Task<IReadOnlyList<string>> ObjectionsAsync(TrialProgram program)
    {
        var compilation = Compiled.OfReferencing(
            Mirrored.AsyncOptions,
            ("Case.cs", program.Text),
            ("/Platform/Twins.cs", TortureCase.Support("Twins.async.txt"))
        );
        var found = await Analyzed.FindAsync(compilation, Shims);
        return
        [
            .. Mirrored.Of(program.Text).Diagnostics.Select(one => one.Id),
            .. found.Where(one => one.Severity == DiagnosticSeverity.Error).Select(one => one.Id),
        ];
    }
}
