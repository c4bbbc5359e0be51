using System.Text.RegularExpressions;

namespace PostHog.Conventions.Sources;

/// <summary>
/// A catch of every exception guards against code of the host, or against the end of a thread; each is listed with its reason.
/// </summary>
public sealed partial class CatchAllTests
{
    private const string Values =
        "values of the caller: their getters, enumerators and converters run here";
    private const string Captured = "values of other libraries, which never fail a call";
    private const string Provider = "noted on its way to the caller";
    private const string Callback = "a callback of the host";
    private const string Handler =
        "the HTTP handler, the host's or the framework's: every end is a result";
    private const string Thread = "the top of a thread of ours, which would end the process";
    private const string Body = "filtered to what a broken body throws";
    private const string Connect = "one address; the others are still tried";
    private const string Ending = "the end of the process goes on whatever happens";

    private static readonly Dictionary<string, (int Count, string Guards)> Allowed = new(
        StringComparer.Ordinal
    )
    {
        ["PostHog.Async/ErrorTracking/CrashHook.cs"] = (1, Ending),
        ["PostHog.Async/ErrorTracking/SourceFiles.cs"] = (
            1,
            "a path that came out of a stack trace"
        ),
        ["PostHog.Async/Flags/OverrideFile.cs"] = (1, "a path and a file that a person wrote"),
        ["PostHog.Async/Pipeline/BatchSender.cs"] = (
            1,
            "an attempt has an end, whatever fails in it"
        ),
        ["PostHog.Async/Pipeline/ExitHook.cs"] = (1, Ending),
        ["PostHog.Async/Platform/BoundedCalls.cs"] = (1, Callback),
        ["PostHog.Async/Platform/HttpSender.cs"] = (1, Handler),
        ["PostHog.Async/Platform/UnobservedTasks.cs"] = (1, "an event of the runtime"),
        ["PostHog.Async/Platform/Worker.cs"] = (1, Thread),
        ["PostHog.Async/Spool/EventSpool.cs"] = (2, "a file system that may fail in any way"),
        ["PostHog.Async/Spool/OpenedSpoolFile.cs"] = (1, "filtered to what reading a file throws"),
        ["PostHog.Async/Spool/SpoolReplay.cs"] = (1, "filtered to what a file system throws"),
        ["PostHog.Async/Spool/SpoolFile.cs"] = (1, "takes back what it wrote, and throws on"),
        ["PostHog.Async/Transport/AmbientActivity.netstandard.cs"] = (
            1,
            "reflection on a library that the host may not have"
        ),
        ["PostHog.Blocking/Platform/BoundedCalls.cs"] = (1, Callback),
        ["PostHog.Blocking/Platform/ClientTransport.netstandard.cs"] = (1, Handler),
        ["PostHog.Blocking/Platform/ConcurrentCalls.cs"] = (1, Thread),
        ["PostHog.Blocking/Platform/ExitWait.cs"] = (1, Ending),
        ["PostHog.Blocking/Platform/HttpSender.net8.cs"] = (1, Handler),
        ["PostHog.Blocking/Platform/WebRequestTransport.netstandard.cs"] = (1, Handler),
        ["PostHog.Blocking/Platform/Worker.cs"] = (1, Thread),
        ["extensions/PostHog.Extensions.AI/Calls/AiCapture.cs"] = (3, Callback),
        ["extensions/PostHog.Extensions.AI/Calls/CapturingChatClient.cs"] = (3, Provider),
        ["extensions/PostHog.Extensions.AI/Calls/CapturingEmbeddingGenerator.cs"] = (1, Provider),
        ["extensions/PostHog.Extensions.AI/Calls/ChatCall.cs"] = (5, Captured),
        ["extensions/PostHog.Extensions.AI/Calls/EmbeddingCall.cs"] = (2, Captured),
        ["extensions/PostHog.Extensions.AI/Calls/ErrorStatus.cs"] = (
            1,
            "members of an exception of the host"
        ),
        ["extensions/PostHog.Extensions.AI/Calls/ModelSource.cs"] = (2, Captured),
        ["extensions/PostHog.Extensions.AI/Content/ContentPart.cs"] = (3, Captured),
        ["extensions/PostHog.Extensions.AI/Content/TierIn.cs"] = (
            1,
            "members of an object of OpenAI's client"
        ),
        ["extensions/PostHog.Extensions.Testing.Async/FakeFlags.cs"] = (1, Callback),
        ["extensions/PostHog.Extensions.AspNetCore/Connections/HubContextFilter.cs"] = (
            1,
            "noted on its way to SignalR"
        ),
        ["extensions/PostHog.Extensions.AspNetCore/Errors/ErrorReporter.cs"] = (1, Callback),
        ["extensions/PostHog.Extensions.AspNetCore/Proxy/ReverseProxy.cs"] = (
            1,
            "filtered to what a connection throws"
        ),
        ["extensions/PostHog.Extensions.Cli/CliTelemetry.cs"] = (
            2,
            "noted on its way out of the tool"
        ),
        ["extensions/PostHog.Extensions.Cli/Consent/UserConsent.cs"] = (
            2,
            "filtered to what files throw"
        ),
        ["extensions/PostHog.Extensions.Cli/Reporting/Silently.cs"] = (
            1,
            "the telemetry, of which no failure may reach its tool"
        ),
        ["extensions/PostHog.Extensions.Import.Async/ImportRun.cs"] = (
            1,
            "filtered to what files throw"
        ),
        ["extensions/PostHog.Extensions.Import.Async/State/CheckpointFile.cs"] = (
            1,
            "filtered to what reading other JSON throws"
        ),
        ["extensions/PostHog.Extensions.AspNetCore/Requests/IdentityReader.cs"] = (1, Callback),
        ["extensions/PostHog.Extensions.AspNetCore/Requests/RequestMiddleware.cs"] = (
            1,
            "noted on its way to the server"
        ),
        ["extensions/PostHog.Extensions.AspNetCore/Requests/RequestParts.cs"] = (1, Callback),
        ["PostHog.Core/Capture/BeforeSendChain.cs"] = (1, Callback),
        ["PostHog.Core/Capture/ContextLayer.cs"] = (1, Values),
        ["PostHog.Core/Capture/EventCopy.cs"] = (1, Values),
        ["PostHog.Core/Capture/EventWriter.cs"] = (1, Values),
        ["PostHog.Core/Capture/Values/ObjectMember.cs"] = (2, Values),
        ["PostHog.Core/Capture/Values/ObjectMembers.cs"] = (1, Values),
        ["PostHog.Core/Capture/Values/PropertyWriter.Normalise.cs"] = (1, Values),
        ["PostHog.Core/Capture/Values/PropertyWriter.cs"] = (1, Values),
        ["PostHog.Core/Capture/V1/V1EventWriter.cs"] = (1, Values),
        ["PostHog.Core/Capture/Values/ValueCopy.cs"] = (3, Values),
        ["PostHog.Core/Context/TracingHeaders.cs"] = (
            1,
            "headers of the caller, which are enumerated here"
        ),
        ["PostHog.Async/Platform/ResponseBody.cs"] = (1, Body),
        ["PostHog.Async/Platform/StaggeredConnect.net8.cs"] = (1, Connect),
        ["PostHog.Blocking/Platform/ResponseBody.cs"] = (1, Body),
        ["PostHog.Blocking/Platform/StaggeredConnect.net8.cs"] = (1, Connect),
        ["PostHog.Core/Diagnostics/PostHogLog.cs"] = (1, Callback),
        ["PostHog.Core/Diagnostics/Reporter.cs"] = (1, Callback),
        ["PostHog.Core/ErrorTracking/ErrorLike.cs"] = (1, Values),
        ["PostHog.Core/ErrorTracking/ExceptionEvents.cs"] = (
            1,
            "members of an exception of the host"
        ),
        ["PostHog.Core/ErrorTracking/ExceptionFilter.cs"] = (1, Callback),
        ["PostHog.Core/ErrorTracking/FrameMethod.cs"] = (
            1,
            "reflection on code that may be missing"
        ),
        ["PostHog.Core/Flags/Evaluation/LocalEvaluator.cs"] = (2, Values),
        ["PostHog.Core/Flags/Inputs/FlagKeys.cs"] = (1, Values),
        ["PostHog.Core/Flags/Inputs/FlagOverrideStore.cs"] = (1, Values),
        ["PostHog.Core/Flags/Inputs/MergedProperties.cs"] = (1, Values),
        ["PostHog.Core/Flags/Matching/Values/ServerJson.cs"] = (2, Values),
        ["PostHog.Core/Flags/Matching/Values/ServerValue.cs"] = (1, Values),
        ["PostHog.Core/Flags/Payloads/PayloadText.cs"] = (
            1,
            "constructors and converters of the caller's type"
        ),
        ["PostHog.Core/Flags/Payloads/PayloadText.net8.cs"] = (
            1,
            "constructors and converters of the caller's type"
        ),
        ["PostHog.Core/Wire/Compression/BodyCodec.cs"] = (
            1,
            "compression; the body is then sent as it is"
        ),
        ["PostHog.Core/Wire/ErrorText.cs"] = (3, "members of an exception of the host"),
    };

    [Test]
    public void Catch_all_blocks_have_a_listed_reason()
    {
        var found = Repository
            .Packages.Append("extensions")
            .SelectMany(Repository.SourcesIn)
            .Select(file => (file, Count: CatchAll().Count(Repository.Read(file))))
            .Where(one => one.Count > 0)
            .Select(one => $"{one.file}: {one.Count}");

        Assert.That(found, Is.EquivalentTo(Allowed.Select(one => $"{one.Key}: {one.Value.Count}")));
        Assert.That(Allowed.Values.Select(one => one.Guards), Has.None.Empty);
    }

    [GeneratedRegex(@"catch \(Exception\b")]
    private static partial Regex CatchAll();
}
