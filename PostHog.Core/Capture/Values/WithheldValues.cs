using System.Collections;
using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;

namespace PostHog.Capture.Values;

/// <summary>
/// Recognises the types that are left out because they often hold credentials, or because what they hold has to be read
/// first. By name, because most belong to packages that are not referenced.
/// </summary>
internal static class WithheldValues
{
    private const string Headers =
        "holds headers or cookies, which may contain credentials; send the ones you need";
    private const string Table = "holds a table, which has to be sent as a list of dictionaries";
    private const string Reader = "holds a data reader, whose rows have to be read first";
    private const string Password = "holds a password";
    private const string Key = "holds a key, or a certificate that may have one";
    private const string Environment =
        "holds a process, whose environment may contain credentials; send what you need of it";
    private const string Connection = "holds a connection string, which may contain a password";
    private const string Settings =
        "holds settings, which may contain credentials; send the ones you need";
    private const string Rented =
        "holds a rented buffer, which may contain what others left in it; send the part you filled";
    private const string Sequence = "holds an asynchronous sequence, which has to be read first";

    private const string Script =
        "holds a script block, which leads to the text of the whole script; send its ToString()";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["System.Net.Http.Headers.HttpHeaders"] = Headers,
        ["System.Net.Http.Headers.HttpHeadersNonValidated"] = Headers,
        ["System.Net.Http.Headers.AuthenticationHeaderValue"] = Headers,
        ["System.Net.Http.Headers.CookieHeaderValue"] = Headers,
        ["System.Net.Http.Headers.CookieState"] = Headers,
        ["Microsoft.Net.Http.Headers.CookieHeaderValue"] = Headers,
        ["Microsoft.Net.Http.Headers.SetCookieHeaderValue"] = Headers,
        ["System.Net.Cookie"] = Headers,
        ["System.Net.CookieCollection"] = Headers,
        ["System.Net.CookieContainer"] = Headers,
        ["System.Net.WebHeaderCollection"] = Headers,
        ["System.Web.HttpCookie"] = Headers,
        ["Grpc.Core.Metadata"] = Headers,
        ["Microsoft.AspNetCore.Http.IHeaderDictionary"] = Headers,
        ["Microsoft.AspNetCore.Http.IRequestCookieCollection"] = Headers,
        ["Microsoft.Owin.IHeaderDictionary"] = Headers,
        ["System.Net.NetworkCredential"] = Password,
        ["System.Net.CredentialCache"] = Password,
        ["System.Security.SecureString"] = Password,
        ["System.Management.Automation.PSCredential"] = Password,
        ["System.Management.Automation.ScriptBlock"] = Script,
        ["System.Management.Automation.Language.Ast"] = Script,
        ["Microsoft.AspNetCore.Authentication.AuthenticateResult"] = Password,
        ["Microsoft.AspNetCore.Authentication.AuthenticationProperties"] = Password,
        ["Microsoft.AspNetCore.Authentication.AuthenticationToken"] = Password,
        ["System.Security.Cryptography.AsymmetricAlgorithm"] = Key,
        ["System.Security.Cryptography.SymmetricAlgorithm"] = Key,
        ["System.Security.Cryptography.KeyedHashAlgorithm"] = Key,
        ["System.Security.Cryptography.RSAParameters"] = Key,
        ["System.Security.Cryptography.DSAParameters"] = Key,
        ["System.Security.Cryptography.ECParameters"] = Key,
        ["System.Security.Cryptography.X509Certificates.X509Certificate"] = Key,
        ["System.Diagnostics.Process"] = Environment,
        ["System.Diagnostics.ProcessStartInfo"] = Environment,
        ["System.Data.Common.DbConnectionStringBuilder"] = Connection,
        ["System.Data.Common.DbDataSource"] = Connection,
        ["System.Data.IDbConnection"] = Connection,
        ["Microsoft.Extensions.Configuration.IConfiguration"] = Settings,
        ["System.Buffers.IMemoryOwner`1"] = Rented,
        ["System.Data.DataTable"] = Table,
        ["System.Data.DataSet"] = Table,
        ["System.Data.DataView"] = Table,
        ["System.Data.DataRow"] = Table,
        ["System.Data.DataRowView"] = Table,
        ["System.Data.DataColumn"] = Table,
        ["System.Data.InternalDataCollectionBase"] = Table,
        ["System.Data.IDataRecord"] = Reader,
        ["System.Data.IDataReader"] = Reader,
    };

    /// <summary>Returns why values of a type are left out; null if they are sent.</summary>
    [UnconditionalSuppressMessage(
        "Trimming",
        "IL2070",
        Justification = "An interface that the program does not keep says nothing about its values."
    )]
    public static string? ReasonOf(Type type)
    {
        for (var known = type; known is not null; known = known.BaseType)
        {
            if (ReasonOfName(known) is { } reason)
            {
                return reason;
            }
        }

        return Array
                .ConvertAll(type.GetInterfaces(), ReasonOfName)
                .FirstOrDefault(reason => reason is not null)
            ?? ReasonOfContents(type);
    }

    private static string? ReasonOfName(Type type) =>
        NameOf(type) is { } name && Types.TryGetValue(name, out var reason) ? reason : null;

    private static string? NameOf(Type type) =>
        type.IsGenericType ? type.GetGenericTypeDefinition().FullName : type.FullName;

    [UnconditionalSuppressMessage(
        "Trimming",
        "IL2070",
        Justification = "Sequences that are not read are left out in any case."
    )]
    private static string? ReasonOfContents(Type type)
    {
        if (typeof(NameObjectCollectionBase).IsAssignableFrom(type))
        {
            return ReasonOfCollection(type);
        }

        return
            !typeof(IEnumerable).IsAssignableFrom(type)
            && Array.Exists(type.GetInterfaces(), IsAsynchronous)
            ? Sequence
            : null;
    }

    // Headers, cookies and server variables of System.Web and of libraries that imitate it.
    private static string? ReasonOfCollection(Type type)
    {
        if (
            new[] { "Header", "Cookie", "ServerVar" }.Any(part =>
                type.Name.IndexOf(part, StringComparison.Ordinal) >= 0
            )
        )
        {
            return Headers;
        }

        return typeof(NameValueCollection).IsAssignableFrom(type)
            ? null
            : $"holds a {type}, whose values have no public names; send a dictionary";
    }

    private static bool IsAsynchronous(Type type) =>
        type.IsGenericType
        && type.GetGenericTypeDefinition().FullName
            is "System.Collections.Generic.IAsyncEnumerable`1";
}
