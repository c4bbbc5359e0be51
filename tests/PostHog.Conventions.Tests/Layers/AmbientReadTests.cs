using PostHog.Conventions.Metadata;

namespace PostHog.Conventions.Layers;

/// <summary>
/// Core receives its inputs as arguments. Only these types read ambient state: the environment, the time, random numbers
/// or the identity of the runtime.
/// </summary>
public sealed class AmbientReadTests
{
    private static readonly string[] Listed =
    [
        "PostHog.Capture.EventIds reads DateTimeOffset.get_UtcNow",
        "PostHog.Capture.EventIds reads RandomNumberGenerator.Create",
        "PostHog.Capture.EventIds reads RandomNumberGenerator.GetBytes",
        "PostHog.Capture.EventIds reads Guid.NewGuid",
        "PostHog.Capture.RuntimeIdentity reads Environment.get_OSVersion",
        "PostHog.Capture.RuntimeIdentity reads RuntimeInformation.IsOSPlatform",
        "PostHog.Capture.RuntimeIdentity reads RuntimeInformation.get_FrameworkDescription",
        "PostHog.Capture.RuntimeIdentity reads RuntimeInformation.get_OSDescription",
        "PostHog.Capture.RuntimeIdentity reads RuntimeInformation.get_ProcessArchitecture",
        "PostHog.Context.ContextScope reads AsyncLocal`1..ctor",
        "PostHog.Context.ContextScope reads AsyncLocal`1.get_Value",
        "PostHog.Context.ContextScope reads AsyncLocal`1.set_Value",
        "PostHog.Context.CurrentAiScope reads AsyncLocal`1..ctor",
        "PostHog.Context.CurrentAiScope reads AsyncLocal`1.get_Value",
        "PostHog.Context.CurrentAiScope reads AsyncLocal`1.set_Value",
        "PostHog.Diagnostics.CallbackDepth reads AsyncLocal`1..ctor",
        "PostHog.Diagnostics.CallbackDepth reads AsyncLocal`1.get_Value",
        "PostHog.Diagnostics.CallbackFrame reads AsyncLocal`1.get_Value",
        "PostHog.Diagnostics.CallbackFrame reads AsyncLocal`1.set_Value",
        "PostHog.PostHogOptions reads Environment.GetEnvironmentVariable",
        "PostHog.Wire.Json.ObjectReflection reads AppContext.TryGetSwitch",
        "PostHog.Time.Clock reads TimeProvider.get_System",
        "PostHog.Setup.BrowserPlatform reads RuntimeInformation.IsOSPlatform",
        "PostHog.Time.SystemClock reads DateTimeOffset.get_UtcNow",
        "PostHog.Time.SystemClock reads Stopwatch.StartNew",
        "PostHog.Time.SystemClock reads Stopwatch.get_Elapsed",
    ];

    private static readonly string[] Types =
    [
        "System.AppContext",
        "System.AppDomain",
        "System.Environment",
        "System.Random",
        "System.Diagnostics.Process",
        "System.Diagnostics.Stopwatch",
        "System.Runtime.InteropServices.RuntimeInformation",
        "System.Threading.AsyncLocal`1",
    ];

    private static readonly string[] Members =
    [
        "System.DateTime.get_Now",
        "System.DateTime.get_Today",
        "System.DateTime.get_UtcNow",
        "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid",
        "System.Security.Cryptography.RandomNumberGenerator.Create",
        "System.Security.Cryptography.RandomNumberGenerator.Fill",
        "System.Security.Cryptography.RandomNumberGenerator.GetBytes",
        "System.TimeProvider.get_System",
    ];

    // Not ambient state: the compiler reads the thread id in every iterator.
    private static readonly string[] Harmless = ["get_NewLine", "get_CurrentManagedThreadId"];

    [Test]
    public void Only_listed_types_of_Core_read_ambient_state()
    {
        var reads = Repository
            .Targets.SelectMany(target =>
                ReferenceReader.Read(Repository.Assembly("PostHog.Core", target))
            )
            .Where(IsAmbient)
            .Select(found => $"{found.From} reads {found.Type.Split('.')[^1]}.{found.Member}")
            .Distinct();

        Assert.That(reads, Is.EquivalentTo(Listed));
    }

    private static bool IsAmbient(Reference reference) =>
        reference.Member is { } member
        && !Harmless.Contains(member)
        && (Types.Contains(reference.Type) || Members.Contains($"{reference.Type}.{member}"));
}
