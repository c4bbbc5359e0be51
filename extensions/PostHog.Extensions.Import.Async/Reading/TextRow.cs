namespace PostHog.Async.Import.Reading;

/// <summary>The text of one row.</summary>
/// <param name="Line">The line it begins on, counted from 1.</param>
/// <param name="Text">The text, or its beginning if it is too long.</param>
/// <param name="IsTooLong">Whether the rest was skipped.</param>
internal readonly record struct TextRow(long Line, string Text, bool IsTooLong);
