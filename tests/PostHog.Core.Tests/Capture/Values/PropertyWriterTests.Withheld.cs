using System.Collections.Specialized;
using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace PostHog.Core.Tests.Capture.Values;

internal sealed partial class PropertyWriterTests
{
    private static IEnumerable<TestCaseData> Withheld =>
        [
            Row("raw headers", new HttpRequestMessage().Headers.NonValidated, "holds headers or"),
            Row("header", new AuthenticationHeaderValue("Bearer", "s3cr3t"), "holds headers or"),
            Row("cookie header", new CookieHeaderValueOf("id", "s3cr3t"), "holds headers or"),
            Row("cookie to set", new SetCookieHeaderValue("id", "s3cr3t"), "holds headers or"),
            Row("headers of System.Web", new HttpHeaderCollection(), "holds headers or"),
            Row("cookies of System.Web", new HttpCookieCollection(), "holds headers or"),
            Row("credentials", new CredentialCache(), "holds a password"),
            Row("key pair", RSA.Create(), "holds a key"),
            Row("numbers of a key", new RSAParameters { D = [1] }, "holds a key"),
            Row("cipher", Aes.Create(), "holds a key"),
            Row("code with a key", new HMACSHA256([1]), "holds a key"),
            Row("process to start", new ProcessStartInfo("a"), "holds a process"),
            Row("connection string", new DbConnectionStringBuilder(), "holds a connection string"),
            Row("reader", new DataTable { Columns = { "a" } }.CreateDataReader(), "holds a data r"),
            Row("row of a view", ViewRow(), "holds a table"),
            Row("columns", new DataTable().Columns, "holds a table"),
            Row("asynchronous sequence", Later(), "holds an asynchronous sequence"),
            Row("names without values", new Named(), "+Named, whose values have no public names"),
            Row("constructor", new Newtonsoft.Json.Linq.JConstructor("Date", 1), "holds a constr"),
        ];

    private static DataRowView ViewRow()
    {
        var table = new DataTable { Columns = { "a" } };
        table.Rows.Add("s3cr3t");
        return table.DefaultView[0];
    }

    private static async IAsyncEnumerable<int> Later()
    {
        await Task.CompletedTask;
        yield return 1;
    }

    private sealed class CookieHeaderValueOf(string name, string value)
        : CookieHeaderValue(name, value);

    private sealed class HttpHeaderCollection : NameValueCollection;

    private sealed class HttpCookieCollection : NameObjectCollectionBase;

    private sealed class Named : NameObjectCollectionBase;
}
