using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PostHog.Conventions.Metadata;

namespace PostHog.Conventions.Purity;

/// <summary>Core is immutable, but for these types.</summary>
public sealed class MutabilityTests
{
    private static readonly string[] Mutable =
    [
        // The caller fills them.
        "PostHog.AiEvent",
        "PostHog.ExceptionDetails",
        "PostHog.FeatureFlagEvaluationsBuilder",
        "PostHog.PostHogContext",
        "PostHog.PostHogEvent",
        "PostHog.PostHogOptions",
        // The reads of one evaluation and the flag properties of its events, created once.
        "PostHog.EvaluateFlagsOptions",
        "PostHog.FeatureFlagEvaluations",
        "PostHog.Collections.GroupPropertyMap",
        "PostHog.Collections.RecentMap`2",
        "PostHog.Flags.EvaluationPlan",
        "PostHog.Flags.Inputs.PropertyBudget",
        "PostHog.Flags.Remote.AnswerCache",
        "PostHog.Flags.Inputs.ContextOverrides",
        "PostHog.Flags.Inputs.FlagOverrideStore",
        "PostHog.Flags.Remote.UnknownFlagRequest`1",
        "PostHog.Flags.Remote.UnknownFlagTracker`1",
        "PostHog.Flags.Remote.PendingQuestion`1",
        "PostHog.Flags.SharedFlags",
        "PostHog.Flags.Payloads.PayloadTypeScan",
        "PostHog.Wire.Json.JsonSyntax",
        // Options and counters of the spool, and what it read of a file.
        "PostHog.SpoolOptions",
        "PostHog.Spool.SpoolCounters",
        "PostHog.Spool.SpoolContents",
        // Only the spool changes it, under its lock.
        "PostHog.Wire.SerialisedEvent",
        // The state of one delivery, used by one thread at a time.
        "PostHog.Delivery.BatchDelivery",
        "PostHog.Delivery.BatchEvents",
        "PostHog.Delivery.BatchPicker",
        "PostHog.Delivery.CaptureCall",
        // Creates its verdict when it is first read.
        "PostHog.Delivery.SettledEvent",
        // Reads positions when the first is needed.
        "PostHog.ErrorTracking.FramePositions",
        // What a client counts and keeps between calls, safe for use by many threads.
        "PostHog.Capture.SendGate",
        "PostHog.ErrorTracking.KeptFrames",
        "PostHog.Delivery.EventQueue",
        "PostHog.Flags.Loading.DefinitionsState",
        "PostHog.Delivery.FlushTally",
        "PostHog.Delivery.WaitingEvents",
        "PostHog.Diagnostics.QueueCounters",
        "PostHog.Diagnostics.QueueMetrics",
        "PostHog.Diagnostics.PostHogLog",
        "PostHog.Diagnostics.CallbackGuard",
        "PostHog.Diagnostics.LossReports",
        "PostHog.Diagnostics.Reporter",
        "PostHog.Diagnostics.CallbackFrame",
        "PostHog.Capture.BeforeSendChain",
        "PostHog.AiScope",
        "PostHog.Context.ContextScope",
        "PostHog.ErrorTracking.ExceptionTree",
        "PostHog.ErrorTracking.ReportLimiter",
        // The state of one copy, one body or one report.
        "PostHog.ErrorTracking.TextBudget",
        "PostHog.Capture.Values.FormattedText",
        "PostHog.Capture.Values.ValueCopy",
        "PostHog.Wire.Compression.ZlibStream",
        // The state of one reading.
        "PostHog.Capture.Ai.MessageRoom",
        "PostHog.Wire.BoundedBody",
        "PostHog.Wire.HandlerMethods",
        "PostHog.Wire.Json.JsonTokens",
        "PostHog.Wire.Json.JsonValue+Enumerator",
        "PostHog.Wire.Json.TokenRow",
        "PostHog.Wire.Json.TokenRows",
        // The state of one compilation.
        "PostHog.Flags.Compilation.CriterionTable",
        "PostHog.Flags.Compilation.FlagCompiler",
        "PostHog.Flags.Matching.Dates.DateReader",
        "PostHog.Flags.Matching.Patterns.PatternReader",
        // Linked once, by those who use it.
        "PostHog.Flags.Loading.LocalEvaluationSupport",
        "PostHog.Wire.Compression.CompressionStreams",
        // An attribute of newer frameworks, with their shape.
        "System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessageAttribute",
        // Completed by its constructor, in a part for one target.
        "PostHog.Flags.Model.FlagIndex",
        // The state of one evaluation, on the stack.
        "PostHog.Flags.State.EvaluationState",
        "PostHog.Flags.Evaluation.FlagEvaluation",
        "PostHog.Flags.Matching.Patterns.PatternRun",
        // Buffers, one per thread.
        "PostHog.Capture.EventIds",
        "PostHog.Capture.EventSerialiser",
        "PostHog.Wire.Json.JsonBuffer",
        "PostHog.Wire.Json.JsonBufferWriter",
        "PostHog.Capture.Values.PropertyWriter",
        "PostHog.Capture.EventBuffer",
        "PostHog.Capture.Values.PropertyRepairs",
    ];

    [Test]
    public void Types_with_mutable_fields_are_listed()
    {
        var found = Repository
            .Targets.SelectMany(target =>
                MutableTypesIn(Repository.Assembly("PostHog.Core", target))
            )
            .Distinct();

        Assert.That(found, Is.EquivalentTo(Mutable));
    }

    private static List<string> MutableTypesIn(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata
                .FieldDefinitions.Select(metadata.GetFieldDefinition)
                .Where(field => IsMutable(field, metadata.GetString(field.Name)))
                .Select(field => metadata.NameOf(field.GetDeclaringType()))
                .Where(type => !type.Contains('<', StringComparison.Ordinal)),
        ];
    }

    // A parameter of a primary constructor is kept in a field called <name>P, which the code never sets again.
    private static bool IsMutable(FieldDefinition field, string name) =>
        !field.Attributes.HasFlag(FieldAttributes.InitOnly)
        && !field.Attributes.HasFlag(FieldAttributes.Literal)
        && name != "value__" // what an enum is made of
        && !name.EndsWith(">P", StringComparison.Ordinal);
}
