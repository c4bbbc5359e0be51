using System.Globalization;
using PostHog.Flags.Payloads;

namespace PostHog.Core.Tests.Flags.Payloads;

/// <summary>Payloads that are single values, in trimmed programs and in others.</summary>
internal sealed class KnownPayloadsTests
{
    [Test]
    [SetCulture("de-DE")]
    public void Single_values_are_read_as_in_programs_that_are_not_trimmed(
        [Values(
            "0",
            "5",
            "-1",
            "300",
            "5.7",
            "3.5",
            "1.10",
            "1.0",
            "1e3",
            "1e400",
            "12345678901234567890",
            "true",
            "false",
            "null",
            "\"5\"",
            "\"5.5\"",
            "\"tea\"",
            "\"true\"",
            "[1]",
            "{\"a\":1}"
        )]
            string json
    )
    {
        string[] differences =
        [
            .. Difference<string>(json),
            .. Difference<bool>(json),
            .. Difference<sbyte>(json),
            .. Difference<byte>(json),
            .. Difference<short>(json),
            .. Difference<ushort>(json),
            .. Difference<int>(json),
            .. Difference<uint>(json),
            .. Difference<long>(json),
            .. Difference<ulong>(json),
            .. Difference<float>(json),
            .. Difference<double>(json),
            .. Difference<decimal>(json),
            .. Difference<int?>(json),
            .. Difference<bool?>(json),
        ];

        Assert.That(differences, Is.Empty);
    }

    private static string[] Difference<T>(string json)
    {
        var path = "";
        var expected = Shown(() => PayloadObjects.Read<T>(json, ref path));
        var actual = Shown(() => (T?)KnownPayloads.Read(typeof(T), json));
        return expected == actual ? [] : [$"{typeof(T)}: {actual} instead of {expected}"];
    }

    private static string Shown<T>(Func<T> read)
    {
        try
        {
            return Convert.ToString(read(), CultureInfo.InvariantCulture) ?? "null";
        }
        catch (Exception)
        {
            return "misfit";
        }
    }
}
