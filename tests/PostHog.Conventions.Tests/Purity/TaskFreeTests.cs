using System.Text.RegularExpressions;
using PostHog.Conventions.Metadata;

namespace PostHog.Conventions.Purity;

/// <summary>The promise of PostHog.Blocking, proven on what is shipped: it has no tasks to wait for.</summary>
public sealed partial class TaskFreeTests
{
    [TestCase("PostHog.Core", "net8.0")]
    [TestCase("PostHog.Core", "netstandard2.0")]
    [TestCase("PostHog.Blocking", "net8.0")]
    public void Assembly_names_no_type_of_asynchronous_code(string package, string target)
    {
        var types = ReferenceReader.ForeignTypesIn(Repository.Assembly(package, target));

        Assert.That(types.Where(IsAsynchronous), Is.Empty);
    }

    [Test]
    public void One_type_waits_for_tasks_where_the_framework_has_nothing_else()
    {
        var assembly = Repository.Assembly("PostHog.Blocking", "netstandard2.0");

        var uses = ReferenceReader.Read(assembly).Where(use => IsAsynchronous(use.Type)).ToList();

        Assert.That(
            uses.Select(use => use.From).Distinct(),
            Is.EqualTo(["PostHog.Blocking.Platform.ClientTransport"])
        );
        Assert.That(
            uses.Select(use => use.Type),
            Is.SupersetOf(ReferenceReader.ForeignTypesIn(assembly).Where(IsAsynchronous)),
            "The search by type overlooked a place."
        );
    }

    [TestCase("net8.0")]
    [TestCase("netstandard2.0")]
    public void The_same_search_finds_them_in_the_async_assembly(string target)
    {
        var types = ReferenceReader.ForeignTypesIn(Repository.Assembly("PostHog.Async", target));

        var found = types.Where(IsAsynchronous).ToList();

        Assert.That(found, Does.Contain("System.Threading.Tasks.Task`1"));
        Assert.That(found, Does.Contain("System.IAsyncDisposable"));
        Assert.That(found, Has.Some.Contains("MethodBuilder"));
        Assert.That(found, Has.Some.Contains("Awaiter"));
        Assert.That(found, Has.Some.EndsWith("IAsyncStateMachine"));
    }

    private static bool IsAsynchronous(string type) => Asynchronous().IsMatch(type);

    [GeneratedRegex(
        @"^System\.Threading\.Tasks\.|\.Async\w*MethodBuilder|Awaiter|\.IAsync\w+|AsyncStateMachine|\.ThreadPool$|\.PeriodicTimer$"
    )]
    private static partial Regex Asynchronous();
}
