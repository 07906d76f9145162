using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace Bayou.Silo.Commands;

/// <summary><c>bayou db</c>: what is done to stores while no server runs on them.</summary>
internal static class DatabaseCommand
{
    private static readonly Option<string> s_from = Make("--from", "The store to copy.");
    private static readonly Option<string> s_to = Make("--to", "The empty database to copy it into.");

    /// <summary>The command and those below it.</summary>
    internal static Command Build()
    {
        var copy = new Command(
            "copy",
            "Copy a store into an empty database, bit by bit: from SQLite to PostgreSQL, back, or to another of its kind. Stop the servers "
                + "on both first. Stores are sqlite:///path/to/file.db or postgresql://user:password@host/database. A copy that was "
                + "interrupted is run again; until one has ended well, no server opens its target.");
        copy.Options.Add(s_from);
        copy.Options.Add(s_to);
        copy.SetAction(CopyAsync);
        var database = new Command("db", "Move stores between databases.");
        database.Subcommands.Add(copy);
        database.SetAction(static parsed =>
        {
            new HelpAction().Invoke(parsed);
            return ExitCode.Configuration;
        });
        return database;
    }

    /// <summary>Whether the command line names <c>db</c> or a command below it.</summary>
    /// <param name="parsed">The command line, perhaps with errors.</param>
    internal static bool IsNamedBy(ParseResult parsed) =>
        parsed.RootCommandResult.Children.Any(static child => child is CommandResult { Command.Name: "db" });

    /// <summary>Copies, or tells all that is wrong with the command line.</summary>
    /// <param name="parsed">The command line, perhaps with errors.</param>
    /// <returns>The exit code of the process.</returns>
    internal static Task<int> CopyAsync(ParseResult parsed) =>
        CopyCommand.RunAsync(ValueOf(parsed, s_from), ValueOf(parsed, s_to), [.. parsed.Errors.Select(static error => error.Message)]);

    // Not the parsed value, which can't be had where there are errors.
    private static string? ValueOf(ParseResult parsed, Option option) =>
        parsed.GetResult(option) is { Tokens.Count: > 0 } result ? result.Tokens[^1].Value : null;

    private static Option<string> Make(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "uri",
        Arity = ArgumentArity.ExactlyOne,
    };
}
