using Newtonsoft.Json.Linq;

namespace PostHog.Async.Import.Reading;

/// <summary>One row as it was read: its fields, or the reason why it has none.</summary>
/// <param name="Line">The line it begins on, counted from 1.</param>
/// <param name="Text">Its text.</param>
/// <param name="Fields">Its fields by name; null if it cannot be read.</param>
/// <param name="Problem">Why it cannot be read.</param>
internal sealed record InputRow(long Line, string Text, JObject? Fields, string? Problem = null);
