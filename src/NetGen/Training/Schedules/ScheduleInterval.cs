namespace NetGen;

/// <summary>When a schedule sets the learning rate, and what it counts.</summary>
public enum ScheduleInterval
{
    /// <summary>Before every epoch.</summary>
    Epoch,

    /// <summary>Before every step.</summary>
    Step,
}
