using System.Text;

namespace Unroll;

/// <summary>Puts the sections of a report together and writes them as one file, which needs no other. It is XML, too, so that programs can
/// read it.</summary>
internal static class ReportPage
{
    private static readonly Section[] Sections =
    [
        new("curves", "Course of the training", CurvesSection.Write, content => content.Training is { Epochs.Count: > 0 }),
        new("classes", "Classes", ClassesSection.Write, content => content.Review?.Reader is not null),
        new("numbers", "Wanted and given numbers", NumbersSection.Write, content => content.Review is { Numbers.Count: > 0 }),
        new("worst", "Largest losses", WorstSection.Write, content => content.Review is not null),
        new("gradients", "Gradients and steps", GradientsSection.Write, content => content.Description.Losses.Count > 0),
        new("parameters", "Parameters", ParametersSection.Write, content => content.Description.Parameters.Count > 0),
        new("network", "Network", StagesSection.Write, _ => true),
        new("settings", "Settings of the training", SettingsSection.Write, content => content.Training is not null),
    ];

    /// <summary>Writes the page; the old file or the new one is there at every moment.</summary>
    public static void Save(string path, ReportContent content)
    {
        byte[] html = Encoding.UTF8.GetBytes(Write(content).Html!);
        FileReplacement.Write(path, stream => stream.Write(html));
    }

    /// <summary>The page.</summary>
    public static Markup Write(ReportContent content) => Markup.Of(html =>
    {
        Section[] sections = [.. Sections.Where(section => section.IsThere(content))];
        html.Add($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        html.Add($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        html.Add($"<link rel=\"icon\" href=\"data:,\"/>\n<title>{content.Title}</title>\n");
        html.Add($"<style>{new Markup(ReportStyle.Sheet)}</style>\n</head>\n<body>\n");
        SummarySection.Write(html, content);
        html.Add($"<nav>");
        foreach (Section section in sections)
            html.Add($"<a href=\"#{section.Id}\">{section.Heading}</a>");
        html.Add($"</nav>\n");
        foreach (Section section in sections)
        {
            html.Add($"<section id=\"{section.Id}\">\n<h2>{section.Heading}</h2>\n");
            section.Write(html, content);
            html.Add($"</section>\n");
        }

        html.Add($"</body>\n</html>\n");
    });

    /// <param name="Id">Its address within the page.</param>
    /// <param name="Heading">Its heading.</param>
    /// <param name="Write">Writes what stands below.</param>
    /// <param name="IsThere">Whether there is anything to tell.</param>
    private sealed record Section(
        string Id, string Heading, Action<HtmlWriter, ReportContent> Write, Func<ReportContent, bool> IsThere);
}
