using System.Data;
using System.Data.Common;
using System.Threading;

// Databases: the token is asked before the call.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorDataShims
{
    public static void Open(this DbConnection connection, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        connection.Open();
    }

    public static DbTransaction BeginTransaction(
        this DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return connection.BeginTransaction();
    }

    public static DbTransaction BeginTransaction(
        this DbConnection connection,
        IsolationLevel isolationLevel,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return connection.BeginTransaction(isolationLevel);
    }

    public static void ChangeDatabase(
        this DbConnection connection,
        string databaseName,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        connection.ChangeDatabase(databaseName);
    }

    public static DataTable GetSchema(
        this DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return connection.GetSchema();
    }

    public static DataTable GetSchema(
        this DbConnection connection,
        string collectionName,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return connection.GetSchema(collectionName);
    }

    public static DataTable GetSchema(
        this DbConnection connection,
        string collectionName,
        string?[] restrictionValues,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return connection.GetSchema(collectionName, restrictionValues);
    }

    public static bool Read(this DbDataReader reader, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return reader.Read();
    }

    public static bool NextResult(this DbDataReader reader, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return reader.NextResult();
    }

    public static bool IsDBNull(
        this DbDataReader reader,
        int ordinal,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return reader.IsDBNull(ordinal);
    }

    public static T GetFieldValue<T>(
        this DbDataReader reader,
        int ordinal,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return reader.GetFieldValue<T>(ordinal);
    }

    public static DataTable? GetSchemaTable(
        this DbDataReader reader,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return reader.GetSchemaTable();
    }

    public static void Commit(this DbTransaction transaction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        transaction.Commit();
    }

    public static void Rollback(this DbTransaction transaction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        transaction.Rollback();
    }

#if NET5_0_OR_GREATER
    public static void Save(
        this DbTransaction transaction,
        string savepointName,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        transaction.Save(savepointName);
    }

    public static void Rollback(
        this DbTransaction transaction,
        string savepointName,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        transaction.Rollback(savepointName);
    }

    public static void Release(
        this DbTransaction transaction,
        string savepointName,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        transaction.Release(savepointName);
    }
#endif

#if NET7_0_OR_GREATER
    public static DbConnection OpenConnection(
        this DbDataSource source,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return source.OpenConnection();
    }
#endif
}
