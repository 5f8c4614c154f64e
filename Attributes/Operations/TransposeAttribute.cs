namespace Unroll;

/// <summary>
/// Rows, columns and channels of a value change places, as in numpy.transpose. By default rows and columns do: height x width x channels to
/// width x height x channels.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class TransposeAttribute : OperationAttribute
{
    /// <summary>Lets rows and columns change places.</summary>
    public TransposeAttribute()
        : this(1, 0, 2)
    {
    }

    /// <summary>Names what becomes of each: 0 for the rows of the input, 1 for its columns, 2 for its channels, each once.</summary>
    /// <param name="rows">What the rows of the value are.</param>
    /// <param name="columns">What its columns are.</param>
    /// <param name="channels">What its channels are: <c>Transpose(2, 0, 1)</c> gives channels x height x width.</param>
    public TransposeAttribute(int rows, int columns, int channels)
    {
        Rows = rows;
        Columns = columns;
        Channels = channels;
    }

    /// <summary>What the rows are.</summary>
    public int Rows { get; }

    /// <summary>What the columns are.</summary>
    public int Columns { get; }

    /// <summary>What the channels are.</summary>
    public int Channels { get; }
}
