namespace Unroll;

/// <summary>How far a <see cref="Search"/> is; reported whenever a training of a trial has ended.</summary>
/// <param name="Trial">The trial. Whether it goes on is not known before all trials of its rung have ended.</param>
/// <param name="Rung">The rung that it was trained to, counted from 1.</param>
/// <param name="Rungs">The rungs of the search.</param>
/// <param name="Ended">The trainings of this rung that have ended, those of an interrupted run of the search included.</param>
/// <param name="Trainings">The trainings of this rung.</param>
public readonly record struct SearchProgress(TrialResult Trial, int Rung, int Rungs, int Ended, int Trainings);
