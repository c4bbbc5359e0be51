using Microsoft.CodeAnalysis;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Behaviour;

/// <summary>
/// Programs that a translation without types gets wrong, by cause: each is refused, or does the same in both forms, or is
/// one of the few that are known to differ.
/// </summary>
[TestFixture]
internal sealed class CauseTests
{
    private static readonly Additional Shims = new(
        "Shims.cs",
        TortureCase.Support("Twins.blocking.txt")
    );

    private static readonly IReadOnlyList<TrialProgram> Programs =
    [
        .. TrialProgram.All,
        .. TrialProgram.Unnoticed,
    ];

    private static readonly Lazy<ProgramRun> AsyncForm = new(() =>
        ProgramRun.OfAsync(Texts(Programs))
    );

    private static readonly Lazy<ProgramRun> BlockingForm = new(() =>
        ProgramRun.OfBlocking(Texts(Allowed.Concat(TrialProgram.Unnoticed)))
    );

    private ILookup<string, string> _told = null!;

    private static IEnumerable<TrialProgram> Refused =>
        TrialProgram.All.Where(program => program.IsRefused);

    private static IEnumerable<TrialProgram> Allowed =>
        TrialProgram.All.Where(program => !program.IsRefused);

    [OneTimeSetUp]
    public async Task Ask_the_analyzers() => _told = await AnalyzeAsync();

    [TestCaseSource(nameof(Refused))]
    public void Is_refused(TrialProgram program)
    {
        Assert.That(AsyncForm.Value.Errors(NameOf(program)), Is.Empty);
        Assert.That(Objections(program), Has.Member(program.Expected));
    }

    [TestCaseSource(nameof(Allowed))]
    public async Task Behaves_the_same_in_both_forms(TrialProgram program)
    {
        var name = NameOf(program);
        Assert.That(Objections(program), Is.Empty);
        Assert.That(AsyncForm.Value.Errors(name), Is.Empty);
        Assert.That(BlockingForm.Value.Errors(name), Is.Empty);

        var expected = await AsyncForm.Value.LogAsync(name);

        Assert.That(expected, Is.Not.Empty);
        Assert.That(expected, Has.None.StartsWith("failed: "));
        Assert.That(
            await BlockingForm.Value.LogAsync(name),
            Is.EqualTo(program.WritesNames ? expected.Select(InBlockingForm) : expected)
        );
    }

    /// <summary>The list of these in the README is complete as far as is known.</summary>
    [TestCaseSource(typeof(TrialProgram), nameof(TrialProgram.Unnoticed))]
    public async Task Differs_without_a_word(TrialProgram program)
    {
        var name = NameOf(program);
        Assert.That(Objections(program), Is.Empty);
        Assert.That(AsyncForm.Value.Errors(name).Concat(BlockingForm.Value.Errors(name)), Is.Empty);

        var async = await AsyncForm.Value.LogAsync(name);
        var blocking = await BlockingForm.Value.LogAsync(name);

        Assert.That(async.Concat(blocking), Has.None.StartsWith("failed: "));
        Assert.That(blocking, Is.Not.EqualTo(async));
    }

    private static IEnumerable<(string Name, string Text)> Texts(
        IEnumerable<TrialProgram> programs
    ) => programs.Select(program => (NameOf(program), program.Text));

    private static string NameOf(TrialProgram program) => "P" + Programs.ToList().IndexOf(program);

    private static string InBlockingForm(string method) => BlockingNames.Of(method) ?? method;

    private IReadOnlyList<string> Objections(TrialProgram program) =>
        [
            .. Mirrored.Of(program.Text).Diagnostics.Select(one => one.Id),
            .. Collisions.Find(Mirrored.Declarations(program.Text).Methods).Select(one => one.Id),
            .. _told[NameOf(program)],
        ];

    /// <summary>
    /// What the analyzers say about all programs at once, which is much quicker than one by one, but for what goes by
    /// the names of all files. The rules of style are off by default, and what they refuse besides is no excuse.
    /// </summary>
    private static async Task<ILookup<string, string>> AnalyzeAsync()
    {
        var found = await Analyzed.FindByTypesAsync(AsyncForm.Value.Compilation, Shims);
        return found
            .Where(one =>
                one.Severity == DiagnosticSeverity.Error && !Compiled.Styles.ContainsKey(one.Id)
            )
            .ToLookup(
                one => one.Location.SourceTree?.FilePath ?? "",
                one => one.Id,
                StringComparer.Ordinal
            );
    }
}
