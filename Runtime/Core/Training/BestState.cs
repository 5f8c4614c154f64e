namespace Unroll;

/// <summary>What <see cref="BestWeights"/> remembers besides the parameters.</summary>
/// <param name="Epoch">The best epoch; null before the first.</param>
/// <param name="Value">What it was compared by, the smaller the better; infinite before the first.</param>
/// <param name="Reference">The same of the last epoch that was better by enough.</param>
/// <param name="EpochsWithoutImprovement">The epochs since.</param>
internal readonly record struct BestState(int? Epoch, double Value, double Reference, int EpochsWithoutImprovement);
