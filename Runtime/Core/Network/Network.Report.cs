namespace Unroll;

/// <content>A page about the network.</content>
public abstract unsafe partial class Network
{
    /// <summary>
    /// Writes a page about the network as it is, one HTML file that needs no other: its stages with shapes, parameters, multiply-adds and
    /// memory; a histogram of every parameter and of its gradient, where a ComputeGradients has found any; where gradients vanish or
    /// explode; and, with a set, how it does there: confusion, precision and recall of classes, given against wanted numbers, and the
    /// samples with the largest losses. <see cref="Trainer{TNetwork}.Report"/> has one written of a training.
    /// </summary>
    /// <remarks>Only reads the network, save for the session of its predictions.</remarks>
    /// <param name="path">The file; it is replaced if it exists.</param>
    /// <param name="set">The samples to measure the network with; null, the default, for none.</param>
    /// <param name="options">Names of classes and the like; null, the default, for none.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="path"/> is empty or no path, the set does not fit the network, or the names of the classes are not as many as it
    /// tells apart.
    /// </exception>
    /// <exception cref="InvalidOperationException">Something that a step or a load calls on this very thread came back here.</exception>
    /// <exception cref="IOException">The path names a folder, a device or a pipe, its folder does not exist, or the file cannot be
    /// written.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public void Report(string path, SampleSource? set = null, ReportOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new ReportOptions();
        if (options.Problem(Declaration) is { } problem)
            throw new ArgumentException(problem, nameof(options));
        FileReplacement.Check(path);
        ParameterSnapshot parameters;
        using (TakeTurn())
            parameters = ParameterSnapshot.Of(this, epoch: null);
        SetReview? review = set is null ? null : SetReview.Run(this, DataSetCheck.Checked(Declaration, set), options.WorstSamples);
        ReportPage.Save(path, new ReportContent(this, options, parameters, null, review, DateTimeOffset.Now));
    }
}
