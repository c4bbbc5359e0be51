using System.Text.Json;

namespace PostHog.Trimming.Tests;

/// <summary>Exceptions name the application's methods as in the JIT's form.</summary>
internal sealed class ExceptionTests
{
    [TestCaseSource(typeof(TestedForms), nameof(TestedForms.Published))]
    public async Task Frames_name_the_same_methods_of_the_application(Form form, string package)
    {
        var jit = ListsOf(await Arrivals.OfAsync(Form.Jit, package));
        var lists = ListsOf(await Arrivals.OfAsync(form, package));

        Assert.That(lists, Has.Count.EqualTo(jit.Count));
        // The last one was not thrown: its stack is that of the call, which depends on what has ended by then.
        foreach (var (one, other) in lists.Zip(jit).SkipLast(1))
        {
            Assert.That(OwnFrames(one), Is.EqualTo(OwnFrames(other)));
            Assert.That(OwnFrames(one), Is.Not.Empty);
        }
    }

    [TestCaseSource(typeof(TestedForms), nameof(TestedForms.Published))]
    public async Task Types_messages_and_mechanisms_are_the_same(Form form, string package)
    {
        var jit = ListsOf(await Arrivals.OfAsync(Form.Jit, package));
        var lists = ListsOf(await Arrivals.OfAsync(form, package));

        Assert.That(lists.Select(WithoutStack), Is.EqualTo(jit.Select(WithoutStack)));
    }

    [TestCaseSource(typeof(TestedForms), nameof(TestedForms.All))]
    public async Task Frames_of_the_reporting_call_begin_at_the_caller(Form form, string package)
    {
        var list = ListsOf(await Arrivals.OfAsync(form, package))[^1];

        // Frames without a name may be the compiler's own, between two methods.
        var innermost = Frames(list).Last(frame => frame.TryGetProperty("module", out _));
        Assert.That(innermost.GetProperty("in_app").GetBoolean(), Is.True);
        Assert.That(
            innermost.GetProperty("module").GetString(),
            Does.StartWith("PostHog.Trimming.Program.")
        );
    }

    // Each entry of each list.
    private static List<JsonElement> ListsOf(Arrivals arrivals) =>
        [
            .. arrivals
                .Events("$exception")
                .Where(one => one.DistinctId == "user-42")
                .SelectMany(one =>
                    one.Json.GetProperty("properties")
                        .GetProperty("$exception_list")
                        .EnumerateArray()
                ),
        ];

    private static IEnumerable<JsonElement> Frames(JsonElement entry) =>
        entry.GetProperty("stacktrace").GetProperty("frames").EnumerateArray();

    private static List<string> OwnFrames(JsonElement entry) =>
        [
            .. Frames(entry)
                .Where(frame => frame.GetProperty("in_app").GetBoolean())
                .Select(frame =>
                    $"{frame.GetProperty("module").GetString()} {frame.GetProperty("function").GetString()}"
                ),
        ];

    private static string WithoutStack(JsonElement entry) =>
        string.Join(
            ',',
            entry
                .EnumerateObject()
                .Where(member => member.Name != "stacktrace")
                .Select(member => $"{member.Name}={member.Value.GetRawText()}")
        );
}
