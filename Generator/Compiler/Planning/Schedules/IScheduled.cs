namespace Unroll.Generator.Planning;

/// <summary>A kernel whose tiles, loops and prefetches are decided for each register file; emission only spells them.</summary>
/// <typeparam name="TSchedule">What is decided.</typeparam>
internal interface IScheduled<out TSchedule>
{
    /// <summary>Decides it.</summary>
    /// <param name="registers">The vector registers.</param>
    TSchedule ScheduleFor(RegisterFile registers);
}
