#include "plugin/option.h"

#include "doc/value.h"
#include "plugin/select.h"

static const ng_option *find_option(const ng_plugin *plugin, struct str name)
{
    for (const ng_option *option = plugin->options; option && option->name; option++) {
        if (str_is(name, option->name)) return option;
    }
    return NULL;
}

static const char *nearest_option(const ng_plugin *plugin, struct str name)
{
    const char *best = NULL;
    for (const ng_option *option = plugin->options; option && option->name; option++) {
        const char *pair[2] = {option->name, best};
        const char *nearest = str_nearest(name, pair, best ? 2 : 1);
        if (nearest) best = nearest;
    }
    return best;
}

static enum status refuse_plugin(const struct config_entry *setting, const char *nearest,
                                 struct error *error)
{
    return error_set(error, ERROR_CONFIG,
                     STR_FORMAT ": there is no plugin \"" STR_FORMAT "\"%s%s%s",
                     STR_ARGUMENTS(setting->origin), STR_ARGUMENTS(setting->plugin),
                     nearest ? "; did you mean \"" : "; see `nutgraf plugin list`",
                     nearest ? nearest : "", nearest ? "\"?" : "");
}

static enum status refuse_option(const struct config_entry *setting,
                                 const ng_plugin *plugin, struct error *error)
{
    const char *nearest = nearest_option(plugin, setting->option);
    return error_set(error, ERROR_CONFIG,
                     STR_FORMAT ": plugin %s has no option \"" STR_FORMAT "\"%s%s%s",
                     STR_ARGUMENTS(setting->origin), plugin->name,
                     STR_ARGUMENTS(setting->option),
                     nearest ? "; did you mean \"" : "; see `nutgraf plugin show`",
                     nearest ? nearest : "", nearest ? "\"?" : "");
}

static enum status check_setting(const struct config_entry *setting,
                                 struct entry *const *entries, size_t count,
                                 struct error *error)
{
    size_t i = 0;
    while (i < count && !str_is(setting->plugin, entries[i]->plugin->name))
        i++;
    if (i == count) {
        return refuse_plugin(setting, select_nearest(entries, count, setting->plugin),
                             error);
    }
    const ng_option *option = find_option(entries[i]->plugin, setting->option);
    if (!option) return refuse_option(setting, entries[i]->plugin, error);
    if (value_fits(option->type, option->values, setting->value)) return OK;
    return error_set(error, ERROR_CONFIG,
                     STR_FORMAT ": %s.%s is \"" STR_FORMAT "\", which is not %s%s%s",
                     STR_ARGUMENTS(setting->origin), entries[i]->plugin->name,
                     option->name, STR_ARGUMENTS(setting->value),
                     value_words(option->type, option->values), option->values ? " " : "",
                     option->values ? option->values : "");
}

enum status option_check(const struct config *config, struct entry *const *entries,
                         size_t count, struct error *error)
{
    for (size_t i = 0; config && i < config->count; i++) {
        TRY(check_setting(&config->at[i], entries, count, error));
    }
    return OK;
}

bool option_value(const struct config *config, const ng_plugin *plugin, struct str name,
                  struct str *value)
{
    const ng_option *option = find_option(plugin, name);
    if (!option) return false;
    *value = str_from(option->preset);
    for (size_t i = 0; config && i < config->count; i++) {
        const struct config_entry *setting = &config->at[i];
        if (str_is(setting->plugin, plugin->name) && str_equal(setting->option, name)) {
            *value = setting->value;
        }
    }
    return true;
}
