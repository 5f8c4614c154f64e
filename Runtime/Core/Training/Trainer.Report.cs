namespace Unroll;

/// <content>Reports: pages that tell how a training went.</content>
public sealed partial class Trainer<TNetwork>
{
    /// <summary>
    /// The HTML file that Fit writes after each epoch, at its end and where it fails, so that somebody who loads the page again sees how it
    /// goes; null, the default, for none. It needs no other file. It has the curves of loss, accuracy, learning rate and time with the best
    /// epoch marked; gradients and steps of every layer, and where they vanish or explode; histograms of all parameters; and at the end,
    /// with the weights that are kept, what the development set tells: confusion, precision and recall, given against wanted numbers, and
    /// the samples with the largest losses.
    /// </summary>
    /// <remarks>
    /// The bits of the training are the same with and without. For it the parameters are copied before the first step and before the last
    /// step of an epoch, and looked at after it; the development set is measured once more at the end, sample by sample.
    /// </remarks>
    /// <exception cref="ArgumentException">Set to an empty name.</exception>
    /// <example>
    /// <code>
    /// trainer.Report = "report.html";
    /// trainer.ReportOptions = new ReportOptions { Classes = ["setosa", "versicolor", "virginica"] };
    /// trainer.Fit(train, dev, epochs: 10);
    /// </code>
    /// </example>
    public string? Report
    {
        get;
        set
        {
            if (value is not null)
                ArgumentException.ThrowIfNullOrEmpty(value);
            field = value;
        }
    }

    /// <summary>The heading of <see cref="Report"/>, the names of the classes, and how many samples it shows.</summary>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    public ReportOptions ReportOptions
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = new();
}
