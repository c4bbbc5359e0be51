using System.Globalization;

namespace PostHog.Diagnostics;

/// <summary>A number with its noun: <c>1 event</c>, <c>2 events</c>.</summary>
internal readonly struct Quantity
{
    private readonly string _noun;

    private Quantity(int count, string noun)
    {
        Count = count;
        _noun = noun;
    }

    public int Count { get; }

    /// <summary>The noun in the plural.</summary>
    public string Plural => _noun + "s";

    /// <summary>Takes a number and its noun in the singular.</summary>
    public static Quantity Of(int count, string noun) => new(count, noun);

    /// <summary>Returns the number and the noun, in the plural unless the number is 1.</summary>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "{0} {1}", Count, Count == 1 ? _noun : Plural);
}
