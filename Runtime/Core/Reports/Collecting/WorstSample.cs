namespace Unroll;

/// <summary>A sample with a large loss.</summary>
/// <param name="Index">Its place in its set.</param>
/// <param name="Loss">Its loss, all losses of the network together.</param>
/// <param name="Label">Its class; null where no loss tells classes, or for a loss with several yes or no.</param>
/// <param name="Scores">What the network gave each class, or each element of a loss of yes and no; empty where no loss tells
/// classes.</param>
/// <param name="Input">Its numbers of the first input.</param>
internal sealed record WorstSample(int Index, double Loss, int? Label, float[] Scores, float[] Input);
