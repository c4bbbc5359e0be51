// Documentation before a task type is read, references to task types are left alone.
namespace PostHog.Async.Cases;

public interface ICase
{
    /// <summary>Like <see cref="TwoAsync"/>, never like <see cref="Task{TResult}"/>.</summary>
    Task<int> OneAsync();

    /// <summary>Like <see cref="OneAsync()"/>.</summary>
    ValueTask TwoAsync();
}
