using Microsoft.CodeAnalysis;

namespace PostHog.Mirror.Diagnostics;

/// <summary>Everything the translator refuses, with advice on what to write instead.</summary>
internal static class Descriptors
{
    private const string Category = "PostHog.Mirror";

    public static readonly DiagnosticDescriptor NothingMarked = Error(
        "BLK0001",
        "Nothing to translate",
        "No file is marked as a mirror source; the blocking assembly would be empty"
    );

    public static readonly DiagnosticDescriptor OutsideRoot = Error(
        "BLK0002",
        "File outside the source root",
        "'{0}' lies outside the source root '{1}'; its output name cannot be made unique"
    );

    public static readonly DiagnosticDescriptor OwnLineDirective = Error(
        "BLK0004",
        "File maps its own lines",
        "'{0}' contains '#line' or '#pragma checksum'; source mapping would be wrong"
    );

    public static readonly DiagnosticDescriptor GeneratorTrigger = Error(
        "BLK0006",
        "Source generators do not see translated files",
        "'[{0}]' triggers another source generator, which cannot see translated files; move the declaration to an assembly that both packages reference"
    );

    public static readonly DiagnosticDescriptor Await = Error(
        "BLK0101",
        "No blocking form for this use of await",
        "This has no blocking form: {0}"
    );

    public static readonly DiagnosticDescriptor Choice = Error(
        "BLK0104",
        "Awaited choice",
        "An awaited '{0}' expression cannot be a blocking statement; write if/else or a switch statement"
    );

    public static readonly DiagnosticDescriptor Unawaited = Error(
        "BLK0105",
        "Call neither awaited nor returned",
        "The result of '{0}' is not awaited; in the blocking form this call would run to completion here"
    );

    public static readonly DiagnosticDescriptor Collision = Error(
        "BLK0106",
        "Two members become one",
        "'{0}' and '{1}' both become '{2}'; give one another name, or put it inside '#if !BLOCKING'"
    );

    public static readonly DiagnosticDescriptor TaskValue = Error(
        "BLK0110",
        "Task used as a value",
        "'{0}' is used as a value here; the blocking form has no task object, so await it where it is made, or write the type by hand in both forms"
    );

    public static readonly DiagnosticDescriptor NoBlockingForm = Error(
        "BLK0112",
        "No blocking form",
        "'{0}' has no blocking form; use {1}"
    );

    public static readonly DiagnosticDescriptor HandWrittenSequence = Error(
        "BLK0113",
        "Sequence implemented by hand",
        "'{0}' implements '{1}' by hand; use an iterator method, or provide both forms with '#if BLOCKING'"
    );

    public static readonly DiagnosticDescriptor BuilderAttribute = Error(
        "BLK0114",
        "Attribute about async code",
        "Attribute '{0}' changes async code generation and has no blocking form"
    );

    public static readonly DiagnosticDescriptor TaskAlias = Error(
        "BLK0115",
        "Hidden task type",
        "Alias or static using of a task type hides it from translation; name the type where it is used"
    );

    public static readonly DiagnosticDescriptor AsyncVoid = Error(
        "BLK0117",
        "async void",
        "'async void' cannot be translated; return a task"
    );

    public static readonly DiagnosticDescriptor Overlap = Error(
        "BLK9001",
        "Overlapping edits",
        "Internal: two rules disagree here, the second is {0}; please report"
    );

    public static readonly IReadOnlyList<DiagnosticDescriptor> All =
    [
        NothingMarked,
        OutsideRoot,
        OwnLineDirective,
        GeneratorTrigger,
        Await,
        Choice,
        Unawaited,
        Collision,
        TaskValue,
        NoBlockingForm,
        HandWrittenSequence,
        BuilderAttribute,
        TaskAlias,
        AsyncVoid,
        Overlap,
    ];

    public static DiagnosticDescriptor ById(string id) => All.Single(known => known.Id == id);

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
}
