using Spectre.Console;

namespace Samples.Reports;

/// <summary>A bar in a terminal that moves with the share of a work that is done; nothing where the output is redirected.</summary>
internal static class MovingBar
{
    /// <summary>Does a work that reports its share, from 0 to 1.</summary>
    public static T Run<T>(string name, Func<Action<double>, T> work)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
            return work(_ => { });

        return AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .Start(context =>
            {
                ProgressTask bar = context.AddTask(name, maxValue: 1);
                return work(share => bar.Value = share);
            });
    }
}
