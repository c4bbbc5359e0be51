using System.Globalization;

namespace PostHog.Wire;

/// <summary>An answer has more bytes than it may have; the rest of it is not read.</summary>
internal sealed class AnswerTooLongException(int most)
    : IOException(
        string.Format(
            CultureInfo.InvariantCulture,
            "The response is longer than the {0} bytes that are read of one of its kind; does the Host option point to PostHog?",
            most
        )
    );
