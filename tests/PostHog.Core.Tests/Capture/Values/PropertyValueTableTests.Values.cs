using System.Buffers;
using System.Collections.Specialized;
using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Net;
using System.Net.Http.Headers;
using System.Net.NetworkInformation;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.FSharp.Core;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace PostHog.Core.Tests.Capture.Values;

internal sealed partial class PropertyValueTableTests
{
    static PropertyValueTableTests()
    {
        AddScalars();
        AddTexts();
        AddContainers();
        AddOtherLanguages();
        AddOthers();
    }

    private static void AddScalars()
    {
        Add("tea");
        Add('x');
        Add(true);
        Add(42);
        Add(BigInteger.Pow(10, 20));
        Add(99.5);
        Add(5.0);
        Add(5.00m);
        Add(5.10m);
        Add(1e22);
        Add(double.NaN);
        Add(new DateTime(2025, 1, 31));
        Add(new DateTime(2025, 1, 31, 9, 30, 0, DateTimeKind.Utc));
        Add(new DateTimeOffset(2025, 1, 31, 9, 30, 0, TimeSpan.FromHours(1)));
        Add(new DateOnly(2025, 1, 31));
        Add(TimeSpan.FromSeconds(90));
        Add(Guid.Empty);
        Add(DayOfWeek.Friday);
        Add(Size.ExtraLarge);
        Add(new byte[] { 1, 2, 255 });
        Add(new ReadOnlyMemory<byte>([1, 2, 255]));
        Add(new Memory<byte>([1, 2, 255]));
        Add(new ArraySegment<byte>([0, 1, 2, 255], 1, 3));
        Add(new ReadOnlySequence<byte>([1, 2, 255]));
        Add(null);
    }

    private static void AddTexts()
    {
        Add(new Uri("https://example.com/a"));
        Add(new Uri("https://user:password@example.com/a"));
        Add(new Version(1, 2, 3));
        Add(IPAddress.Loopback);
        Add(new IPEndPoint(IPAddress.Loopback, 80));
        Add(new UriBuilder("https://user:password@example.com/a"));
        Add(PhysicalAddress.Parse("0A1B2C3D4E5F"));
        Add(new StringBuilder("tea"));
        Add("tea".AsMemory(), "\"tea\".AsMemory()");
        Add("tea".ToCharArray(), "\"tea\".ToCharArray()");
        Add(new ArraySegment<char>(['a', 't', 'e', 'a'], 1, 3));
        Add(new ReadOnlySequence<char>("tea".AsMemory()));
        Add(new StringSegment("green tea", 6, 3));
        Add(FormattableStringFactory.Create("{0} EUR", 2.5m), "(FormattableString)$\"{2.5m} EUR\"");
        Add(new Rune('x'));
        Add(new Regex("a.c", RegexOptions.None, TimeSpan.FromSeconds(1)), "new Regex(\"a.c\")");
        Add(HttpMethod.Get);
        Add(Encoding.UTF8);
        Add(new CultureInfo("de-CH"));
        Add(typeof(Guid));
        Add(new FileInfo("/data/tea.txt"));
        Add(new DirectoryInfo("/data"));
        Add(new XElement("a", 1));
        var document = new XmlDocument();
        document.LoadXml("<a>1</a>");
        Add(document, "new XmlDocument() of <a>1</a>");
        Add(new InvalidOperationException("oops"));
    }

    private static void AddContainers()
    {
        Add(new[] { "tea", null, "cup" });
        Add(new Memory<int>([1, 2]));
        Add(new ArraySegment<int>([1, 2, 3], 1, 2));
        Add(new Dictionary<string, int> { ["a"] = 1 });
        Add(new Dictionary<DateTime, int> { [new(2025, 1, 31)] = 1 });
        Add(new Dictionary<bool, int> { [true] = 1 });
        Add(
            new
            {
                Name = "tea",
                Price = 2.5m,
                Note = (string?)null,
            }
        );
        Add(new[] { "tea", "cup" }.ToLookup(text => text[0]));
        Add(new[] { "tea", "cup" }.GroupBy(text => text.Length));
        Add((1, "x"));
        Add(JObject.Parse("{a: [1, null]}"));
        Add(new JProperty("a", 1));
        Add(new JRaw("{\"a\":1}"));
        Add(System.Text.Json.JsonDocument.Parse("[1]"), "JsonDocument.Parse(\"[1]\")");
        Add(
            new NameValueCollection
            {
                { "a", "1" },
                { "b", "2" },
                { "b", "3" },
            }
        );
        Add(new NameValueCollection { { "a", null }, { null, "b" } });
        Add(new StringDictionary { ["a"] = "1" });
        Add(new StringValues("a"));
        Add(new StringValues(["a", "b"]));
        Add(new FormCollection(new() { ["a"] = "1", ["b"] = new(["2", "3"]) }));
    }

    private static void AddOtherLanguages()
    {
        Add(FSharpOption<int>.Some(5), "Some 5");
        Add(FSharpOption<int>.None, "None");
        Add(FSharpValueOption<string>.NewValueSome("x"), "ValueSome \"x\"");
        Add(FSharpValueOption<string>.ValueNone, "ValueNone");
        Add(FSharpResult<int, string>.NewOk(5), "Ok 5");
        Add(FSharpResult<int, string>.NewError("late"), "Error \"late\"");
        Add(FSharpChoice<int, string>.NewChoice1Of2(5), "Choice1Of2 5");
        Add(new PrivateUnion(), "a union whose cases are private");
        Add(new PSObject(5), "[psobject]5");
        Add(new PSObject(new DateTime(2025, 1, 31)), "Get-Date 2025-01-31");
        Add(
            PSObject.Custom(new KeyedProperty("A", new PSObject(1)), new KeyedProperty("B", null)),
            "[pscustomobject]@{A=1}"
        );
        Add(PSObject.Custom(), "[pscustomobject]@{}");
        Add(AutomationNull.Value, "& {}");
        Add(new SwitchParameter(true), "[switch]$true");
        Add(new ErrorRecord(new IOException("oops"), "at a, b.ps1"), "$_ in a catch block");
    }

    private static void AddOthers()
    {
        Add(new object());
        Add(new HttpRequestMessage().Headers);
        Add(new Hidden());
        Add(new { Note = (string?)null });
        Add(new Dictionary<string, int>());
        Add(new AuthenticationHeaderValue("Bearer", "token"));
        Add(new DataTable());
        Add(new DataTable().CreateDataReader());
        Add(new NetworkCredential("user", "password"));
        Add(RSA.Create());
        Add(new ProcessStartInfo("git"));
        Add(new DbConnectionStringBuilder { ["Password"] = "password" });
        Add(() => 42);
        Add(new MemoryStream());
        Add(Later(), "an IAsyncEnumerable<int>");
    }

    private sealed class Hidden
    {
        [Newtonsoft.Json.JsonIgnore]
        public string Password => "s3cr3t";
    }

    private static async IAsyncEnumerable<int> Later()
    {
        await Task.CompletedTask;
        yield return 1;
    }

    [Newtonsoft.Json.JsonConverter(typeof(StringEnumConverter), typeof(SnakeCaseNamingStrategy))]
    private enum Size
    {
        ExtraLarge,
    }

    [CompilationMapping(
        SourceConstructFlags.SumType | SourceConstructFlags.NonPublicRepresentation
    )]
    private sealed class PrivateUnion;
}
