namespace Samples.Family;

/// <summary>What a comparison was asked to do.</summary>
internal sealed record CompareSettings(string? Data, int Epochs, int Seed, int Threads, string Output);
