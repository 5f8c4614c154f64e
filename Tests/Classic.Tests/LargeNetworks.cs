namespace Unroll.Classic.Tests;

/// <summary>The tests that make networks run one after the other: the largest take gigabytes.</summary>
[CollectionDefinition(nameof(LargeNetworks))]
public sealed class LargeNetworks
{
}
