namespace PostHog.Wire;

// Facts: exception-envelope.
/// <summary>The names for exception events on PostHog's wire.</summary>
internal static class ExceptionNames
{
    public const string Event = "$exception";

    // Properties
    public const string Type = "$exception_type";
    public const string Message = "$exception_message";
    public const string List = "$exception_list";
    public const string Level = "$exception_level";
    public const string Source = "$exception_source";
    public const string Fingerprint = "$exception_fingerprint";

    // One entry of the list
    public const string EntryType = "type";
    public const string Value = "value";
    public const string Module = "module";
    public const string Mechanism = "mechanism";
    public const string StackTrace = "stacktrace";
    public const string Frames = "frames";
    public const string RawStack = "raw";

    // Mechanism
    public const string ExceptionId = "exception_id";
    public const string ParentId = "parent_id";
    public const string Handled = "handled";
    public const string Synthetic = "synthetic";
    public const string MechanismSource = "source";
    public const string Chained = "chained";
    public const string Cause = "cause";
    public const string Member = "member";

    // One frame
    public const string Platform = "platform";
    public const string CustomPlatform = "custom";
    public const string Language = "lang";
    public const string DotNet = "dotnet";
    public const string FileName = "filename";
    public const string Path = "abs_path";
    public const string Function = "function";
    public const string Line = "lineno";
    public const string Column = "colno";
    public const string InApp = "in_app";
    public const string LinesBefore = "pre_context";
    public const string LineItself = "context_line";
    public const string LinesAfter = "post_context";

    /// <summary>Whether only the library or the server may set a property of an exception event.</summary>
    public static bool IsReserved(string property) =>
        property
            is Type
                or Message
                or List
                or Level
                or Source
                or "$debug_images"
                or "$exception_handled"
                or "$exception_types"
                or "$exception_values"
                or "$exception_sources"
                or "$exception_functions"
                or "$exception_fingerprint_version"
                or "$exception_fingerprint_record"
                or "$exception_issue_id"
                or "$exception_release"
                or "$cymbal_errors";
}
