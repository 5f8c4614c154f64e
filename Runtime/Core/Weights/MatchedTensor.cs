namespace Unroll;

/// <summary>A tensor of a network and the one of a file whose values it takes.</summary>
/// <param name="expected">That of the network, as it stands in the file.</param>
/// <param name="found">That of the file.</param>
internal sealed class MatchedTensor(ForeignTensor expected, TensorEntry found)
{
    public ForeignTensor Expected => expected;

    public TensorEntry Found => found;
}
