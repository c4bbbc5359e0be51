// Documentation before a task type is read, references to task types are left alone.
namespace PostHog.Blocking.Cases;

public interface ICase
{
    /// <summary>Like <see cref="Two"/>, never like <see cref="Task{TResult}"/>.</summary>
    int One();

    /// <summary>Like <see cref="One()"/>.</summary>
    void Two();
}
