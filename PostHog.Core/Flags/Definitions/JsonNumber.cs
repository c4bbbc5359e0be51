using System.Globalization;
using System.Numerics;
using Newtonsoft.Json.Linq;

namespace PostHog.Flags.Definitions;

/// <summary>Reads the numbers of a document, which can have any size in JSON.</summary>
internal static class JsonNumber
{
    /// <summary>Returns the integer; null for anything else, including an integer out of range.</summary>
    public static long? ToInt64(JToken? token) =>
        token is JValue { Type: JTokenType.Integer, Value: long number } ? number : null;

    public static double ToDouble(JValue number) =>
        number.Value is BigInteger big
            ? (double)big
            : Convert.ToDouble(number.Value, CultureInfo.InvariantCulture);
}
