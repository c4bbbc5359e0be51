using PostHog.TestKit;

namespace PostHog.Trimming.Tests;

/// <summary>
/// Each form with each package. Publishing takes long: continuous integration compiles ahead of time, and a full run trims
/// too. A form that this machine cannot publish is skipped, with the reason.
/// </summary>
internal static class TestedForms
{
    private static readonly string[] Packages = ["PostHog.Async", "PostHog.Blocking"];

    private static readonly Form[] PublishedForms =
        FullRun.IsOn ? [Form.Trimmed, Form.Aot]
        : FullRun.PublishesAot ? [Form.Aot]
        : [];

    /// <summary>All forms.</summary>
    public static IEnumerable<TestCaseData> All => Of([Form.Jit, .. PublishedForms]);

    /// <summary>The forms that are published.</summary>
    public static IEnumerable<TestCaseData> Published => Of(PublishedForms);

    /// <summary>The forms that are published, without a package.</summary>
    public static IEnumerable<TestCaseData> PublishedOnce =>
        PublishedForms.Select(form => Case(form));

    private static IEnumerable<TestCaseData> Of(Form[] forms) =>
        from form in forms
        from package in Packages
        select Case(form, package);

    private static TestCaseData Case(Form form, params object[] others)
    {
        var tested = new TestCaseData([form, .. others]);
        return form is Form.Aot ? Linker.Require(tested) : tested;
    }
}
